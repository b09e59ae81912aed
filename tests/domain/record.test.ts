// Recording actors, sources, places, events, statements and cases: what comes of the input, and what is refused with which sentence.
import { describe, expect } from 'vitest';
import { recordActor } from '../../src/domain/actor.ts';
import { recordCase } from '../../src/domain/case.ts';
import { ConflictError, NotFoundError, ValidationError } from '../../src/domain/error.ts';
import { recordEvent } from '../../src/domain/event.ts';
import { newId } from '../../src/domain/id.ts';
import { recordPlace } from '../../src/domain/place.ts';
import { recordSource } from '../../src/domain/source.ts';
import { recordStatement } from '../../src/domain/statement.ts';
import { article, north, paper, refusalOf, south, speech, strike, test } from './world.ts';

const march = { on: '2020-03-11' };

describe('an actor', () => {
  test('gets a slug of its name, and the next free one where it is taken', async ({ db }) => {
    const named = () => recordActor(db, { name: 'Kata’ib Hezbollah', kind: 'ARMED_GROUP' });
    expect([(await named()).slug, (await named()).slug, (await named()).slug]).toEqual([
      'kataib-hezbollah',
      'kataib-hezbollah-2',
      'kataib-hezbollah-3',
    ]);
  });

  test('is searched by name, aliases and description, folded', async ({ db }) => {
    const actor = await recordActor(db, { name: 'Qasem', aliases: ['Soleymānī'], description: 'A general', kind: 'PERSON' });
    expect(actor.searchText).toBe('qasem soleymani a general');
  });

  test('keeps an id that is given', async ({ db }) => {
    const id = newId();
    expect((await recordActor(db, { id: id.toUpperCase(), name: 'Kept', kind: 'OTHER' })).id).toBe(id);
  });

  test('is refused a slug that is taken', async ({ db }) => {
    const again = recordActor(db, { slug: 'north', name: 'Another', kind: 'STATE' });
    await expect(again).rejects.toThrow(ConflictError);
    expect(await refusalOf(again)).toEqual(['ConflictError: The slug "north" is taken. Choose another, or refer to what has it.']);
  });

  test('is told every problem at once, each with its path', async ({ db }) => {
    const bad = recordActor(db, {
      name: ' ',
      slug: 'No Slug',
      kind: 'STATE',
      aliases: ['fine', 'nul \0'],
      country: 'ZZ',
      wikidataId: 'P31',
      description: 'half \ud800',
    });
    await expect(bad).rejects.toThrow(ValidationError);
    expect(await refusalOf(bad)).toEqual([
      'slug: Use lower-case letters, digits and single hyphens, such as camp-taji-rocket-attack-2020-03-11.',
      'name: Write something, or leave the field out.',
      'aliases.1: Remove the character that is not text (NUL, or half of a surrogate pair).',
      'country: Give the two capital letters of ISO 3166-1, such as IQ or US.',
      'wikidataId: Give the item of Wikidata, such as Q794.',
      'description: Remove the character that is not text (NUL, or half of a surrogate pair).',
    ]);
  });

  test('comes back in composed form, and otherwise as it was written', async ({ db }) => {
    const { name } = await recordActor(db, { name: 'E\u0301lyse\u0301e \u{1F54A}  \u202E', kind: 'OTHER' });
    expect(name).toBe('Élysée \u{1F54A}  \u202E');
  });
});

describe('a source', () => {
  test('is refused an address that is recorded already', async ({ db }) => {
    const url = 'https://example.org/a';
    await recordSource(db, { slug: 'first', title: 'First', url });
    expect(await refusalOf(recordSource(db, { title: 'Second', url }))).toEqual([
      'ConflictError: The address https://example.org/a is recorded already, as "first". Cite that source.',
    ]);
  });

  test('needs a real address, language and publisher', async ({ db }) => {
    expect(
      await refusalOf(recordSource(db, { title: 'T', url: 'javascript:alert(1)', archiveUrl: 'not one', language: 'english!' })),
    ).toEqual([
      'url: Give a whole address that starts with http:// or https://.',
      'archiveUrl: Give a whole address that starts with http:// or https://.',
      'language: Give a language tag (BCP 47) such as en, ar or fr-BE.',
    ]);
    expect(await refusalOf(recordSource(db, { title: 'T', publisher: { slug: 'nobody' } }))).toEqual([
      'NotFoundError: There is no actor with the slug "nobody". Record it first, or correct the reference.',
    ]);
  });
});

describe('a place', () => {
  test('is found by its name, and may gain what was not known of it', async ({ db }) => {
    const first = await recordPlace(db, { name: 'Camp Taji', aliases: ['Taji'] });
    const second = await recordPlace(db, { name: 'Camp Taji', country: 'IQ', within: 'Baghdad', aliases: ['Taji', 'Camp Cooke'] });
    expect(second).toMatchObject({ id: first.id, country: 'IQ', aliases: ['Taji', 'Camp Cooke'] });
    expect((await recordPlace(db, { name: 'Camp Taji' })).withinId).toBe((await recordPlace(db, { name: 'Baghdad' })).id);
  });

  test('is not contradicted', async ({ db }) => {
    await recordPlace(db, { name: 'Camp Taji', country: 'IQ' });
    expect(
      await refusalOf(recordEvent(db, { title: 'T', kind: 'OTHER', occurred: march, place: { name: 'Camp Taji', country: 'IR' } })),
    ).toEqual([
      'place.country: The place "Camp Taji" is recorded with another country. Leave it out if this is the same place; otherwise give the place a name of its own.',
    ]);
  });

  test('does not lie within itself, however far round', async ({ db }) => {
    await recordPlace(db, { name: 'Yard', within: 'Camp' });
    await recordPlace(db, { name: 'Camp', within: 'Town' });
    expect(await refusalOf(recordPlace(db, { name: 'Town', within: 'Yard' }))).toEqual([
      'within: "Yard" itself lies within "Town": exchange them.',
    ]);
    expect(await refusalOf(recordPlace(db, { name: 'Town', within: 'Town' }))).toEqual(['within: A place does not lie within itself.']);
  });

  test('has both coordinates or none, on the globe', async ({ db }) => {
    expect(await refusalOf(recordPlace(db, { name: 'P', latitude: 33 }))).toEqual(['longitude: Give latitude and longitude together.']);
    expect(await refusalOf(recordPlace(db, { name: 'P', latitude: 91, longitude: 44 }))).toEqual(['latitude: Give -90 to 90.']);
  });
});

describe('an event', () => {
  test('stands where its own bounds put it, with the hostility of its kind', async ({ db }) => {
    const { id } = await recordEvent(db, {
      title: 'Rockets',
      kind: 'ASSAULT',
      mode: 'ROCKET',
      occurred: { ...march, placedAt: '2020-03-11T19:30Z' },
    });
    expect(await db.act.findUnique({ where: { id } })).toMatchObject({
      slug: 'rockets',
      placedAt: new Date('2020-03-11T19:30Z'),
      placedRank: 0,
      hostility: 4,
      hostilityReason: null,
    });
  });

  test('has participants in the order given, with outcomes and citations of their own', async ({ db }) => {
    const { id } = await recordEvent(db, {
      title: 'Rockets',
      kind: 'ASSAULT',
      occurred: march,
      participations: [
        { actor: south, role: 'PERPETRATOR' },
        { actor: north, role: 'VICTIM', outcome: 'KILLED', detail: 'two soldiers', citations: [{ ...article, locator: 'paragraph 1' }] },
        { actor: north, role: 'VICTIM', outcome: 'INJURED' },
      ],
    });
    const rows = await db.participation.findMany({
      where: { actId: id },
      orderBy: { position: 'asc' },
      include: { actor: true, citations: true },
    });
    expect(rows.map(({ actor, outcome, citations }) => [actor.slug, outcome, citations.length])).toEqual([
      ['south', null, 0],
      ['north', 'KILLED', 1],
      ['north', 'INJURED', 0],
    ]);
  });

  test('may be more hostile than its kind, with the reason', async ({ db }) => {
    const war = { title: 'War', kind: 'ASSAULT', occurred: march, hostility: 5 } as const;
    expect(await refusalOf(recordEvent(db, war))).toEqual([
      'hostilityReason: Give hostility and its reason together where it differs from what kind and mode give, or neither.',
    ]);
    const { id } = await recordEvent(db, { ...war, hostilityReason: 'It began the war.' });
    expect(await db.act.findUnique({ where: { id } })).toMatchObject({ hostility: 5, hostilityReason: 'It began the war.' });
  });

  test('is part of an event, not of a statement', async ({ db }) => {
    await strike(db, 'whole', '2020-03-11');
    await speech(db, 'speech', '2020-03-11');
    const part = (slug: string) => recordEvent(db, { title: 'Part', kind: 'OTHER', occurred: march, parent: { slug } });
    const { id } = await part('whole');
    expect(await db.event.findUnique({ where: { id }, include: { parent: { include: { act: true } } } })).toMatchObject({
      parent: { act: { slug: 'whole' } },
    });
    expect(await refusalOf(part('speech'))).toEqual(['NotFoundError: The act with the slug "speech" is a statement; name an event.']);
  });

  test('names the field of a reference that leads nowhere, and leaves nothing behind', async ({ db }) => {
    const citations = [{ source: { url: 'https://example.org/none' } }];
    const lost = recordEvent(db, {
      title: 'Lost',
      kind: 'OTHER',
      occurred: march,
      participations: [{ actor: south, role: 'TARGET', citations }],
    });
    await expect(lost).rejects.toThrow(NotFoundError);
    await expect(lost).rejects.toMatchObject({ field: ['participations', '0', 'citations', '0', 'source'] });
    expect(await db.act.count()).toBe(0);
  });

  test('has lists of at most 100', async ({ db }) => {
    const participations = Array.from({ length: 101 }, () => ({ actor: north, role: 'VICTIM' as const }));
    expect(await refusalOf(recordEvent(db, { title: 'Many', kind: 'OTHER', occurred: march, participations }))).toEqual([
      'participations: Give at most 100.',
    ]);
  });

  test('tells the problems of different fields together', async ({ db }) => {
    const bad = recordEvent(db, {
      title: '',
      kind: 'ASSAULT',
      hostility: 3,
      occurred: { on: '2020-13-01' },
      citations: [{ ...article, credibility: 7 }],
    });
    expect(await refusalOf(bad)).toEqual([
      'title: Write something, or leave the field out.',
      'occurred.on: Give a real date such as 2020-03-11, or a date and time such as 2020-03-11T19:30:00+03:00.',
      'citations.0.credibility: Give 1 to 6.',
      'hostilityReason: Give hostility and its reason together where it differs from what kind and mode give, or neither.',
    ]);
  });
});

describe('a statement', () => {
  test('has speakers and audience among its participations, and its words in the search', async ({ db }) => {
    const { id } = await recordStatement(db, {
      title: 'A warning',
      kinds: ['WARNING', 'DENIAL'],
      speakers: [north, { slug: 'north' }],
      audience: [south],
      onBehalfOf: [paper],
      occurred: march,
      quotes: [
        { text: 'Étions-nous prévenus ?', language: 'fr' },
        { text: 'Were we warned?', translationOf: 0 },
      ],
    });
    const act = await db.act.findUniqueOrThrow({
      where: { id },
      include: {
        participations: { include: { actor: true } },
        statement: { include: { quotes: { orderBy: { position: 'asc' } }, onBehalfOf: true } },
      },
    });
    expect(act.participations.map(({ role, actor }) => [role, actor.slug])).toEqual([
      ['SPEAKER', 'north'],
      ['AUDIENCE', 'south'],
    ]);
    expect(act.hostility).toBe(2);
    expect(act.searchText).toBe('a warning etions nous prevenus were we warned');
    expect(act.statement?.onBehalfOf).toHaveLength(1);
    expect(act.statement?.quotes[1]).toMatchObject({ language: 'en', translationOfId: act.statement?.quotes[0]?.id });
  });

  test('is about acts, which does not make it an answer', async ({ db }) => {
    await strike(db, 'strike', '2020-03-10');
    const { id } = await recordStatement(db, {
      title: 'On it',
      kinds: ['COMMENT'],
      speakers: [north],
      about: [{ slug: 'strike' }],
      occurred: march,
    });
    expect(await db.statementAbout.count({ where: { statementId: id } })).toBe(1);
    expect(await db.responseLink.count()).toBe(0);
  });

  test('is said by someone, is of some kind, and is at most a threat', async ({ db }) => {
    expect(await refusalOf(recordStatement(db, { title: 'T', kinds: [], speakers: [], occurred: march }))).toEqual([
      'kinds: Give at least one.',
      'speakers: Give at least one.',
    ]);
    const words = { title: 'T', kinds: ['THREAT'], speakers: [north], occurred: march, hostility: 3, hostilityReason: 'Loud.' } as const;
    expect(await refusalOf(recordStatement(db, { ...words, kinds: ['THREAT'], speakers: [north] }))).toEqual([
      'hostility: A statement is at most 2, a threat; only a declaration of war is 4.',
    ]);
  });

  test('has at most a hundred speakers and hearers, for they are read as one list', async ({ db }) => {
    const crowd = (size: number) => Array.from({ length: size }, (_, index) => ({ slug: `voice-${index}` }));
    const words = { title: 'T', kinds: ['COMMENT' as const], occurred: march };
    expect(await refusalOf(recordStatement(db, { ...words, speakers: crowd(60), audience: crowd(41) }))).toEqual([
      'audience: Give at most 100, speakers and audience together.',
    ]);
    expect(await refusalOf(recordStatement(db, { ...words, speakers: crowd(60), audience: crowd(40) }))).toEqual([
      expect.stringContaining('There is no actor with the slug "voice-0"'),
    ]);
  });

  test('translates another of its own quotes', async ({ db }) => {
    const quotes = [{ text: 'One', translationOf: 0 }];
    expect(await refusalOf(recordStatement(db, { title: 'T', kinds: ['COMMENT'], speakers: [north], occurred: march, quotes }))).toEqual([
      'quotes.0.translationOf: Give the index of another quote of this list.',
    ]);
  });
});

test('a case keeps its roots in order, each once', async ({ db }) => {
  await strike(db, 'second', '2020-03-11');
  await strike(db, 'first', '2020-03-10');
  const { id } = await recordCase(db, { title: 'The case', roots: [{ slug: 'second' }, { slug: 'first' }, { slug: 'second' }] });
  const roots = await db.caseRoot.findMany({ where: { caseId: id }, orderBy: { position: 'asc' }, include: { act: true } });
  expect(roots.map(({ act }) => act.slug)).toEqual(['second', 'first']);
  expect(await refusalOf(recordCase(db, { title: 'Empty', roots: [] }))).toEqual(['roots: Give at least one.']);
});

test('a reference is an id or a slug, one of them', async ({ db }) => {
  const refused = recordCase(db, { title: 'T', roots: [{ id: newId(), slug: 'both' }] });
  expect(await refusalOf(refused)).toEqual([expect.stringMatching(/^roots\.0: Give either an id.* or a slug\.$/)]);
});

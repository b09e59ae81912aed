// Each fact of the newspaper's article, asked for through the API: what happened, who says which step in what kind and on what basis,
// how many, who blames whom, who said what to whom, and who belongs to what.
import { describe, expect } from 'vitest';
import { storyTest as test } from '../support/test.ts';

const K1 = 'k1-rocket-attack-2019-12-27';
const DECEMBER = 'us-strikes-2019-12-29';
const EMBASSY = 'embassy-protests-2019-12-31';
const SOLEIMANI = 'soleimani-strike-2020-01-03';
const ASAD = 'al-asad-missile-attack-2020-01-08';
const TAJI = 'camp-taji-rocket-attack-2020-03-11';
const MARCH = 'us-strikes-2020-03-12';

interface Slugged {
  slug: string;
}
interface LinkAnswer {
  responseLink: {
    claims: { assertedBy: Slugged; kind: string; basis: string; onBehalfOf: Slugged[]; citations: { source: Slugged }[] }[];
  } | null;
}

const LINK = `query ($response: String!, $trigger: String!) {
  responseLink(by: { pair: { response: { slug: $response }, trigger: { slug: $trigger } } }) {
    claims { assertedBy { slug } kind basis onBehalfOf { slug } citations { source { slug } } }
  }
}`;

describe('each step of the chain', () => {
  test.for([
    [DECEMBER, K1, 'RETALIATION', 'PRESS'],
    [EMBASSY, DECEMBER, 'CONSEQUENCE', 'PRESS'],
    [SOLEIMANI, EMBASSY, 'SEQUENCE', 'TEMPORAL_ONLY'],
    [ASAD, SOLEIMANI, 'RETALIATION', 'PRESS'],
    [MARCH, TAJI, 'RETALIATION', 'PRESS'],
  ] as const)('%s answered %s: %s on the basis %s, as the newspaper tells it', async ([response, trigger, kind, basis], { run }) => {
    const { responseLink } = await run<LinkAnswer>(LINK, { response, trigger });
    const claims = responseLink?.claims.filter(({ assertedBy }) => assertedBy.slug === 'the-guardian');
    expect(claims).toHaveLength(1);
    expect(claims?.[0]).toMatchObject({ kind, basis });
    expect(claims?.[0]?.citations[0]?.source.slug).toMatch(/^guardian-/);
  });

  test.for([
    [MARCH, TAJI, 'alyssa-farah', 'us-department-of-defense', 'DETERRENCE'],
    [DECEMBER, K1, 'jonathan-hoffman', 'us-department-of-defense', 'RETALIATION'],
    [ASAD, SOLEIMANI, 'iran', null, 'RETALIATION'],
  ] as const)('%s answered %s: %s says so too, for the responder', async ([response, trigger, asserter, principal, kind], { run }) => {
    const { responseLink } = await run<LinkAnswer>(LINK, { response, trigger });
    const claim = responseLink?.claims.find(({ assertedBy }) => assertedBy.slug === asserter);
    expect(claim).toMatchObject({ kind, basis: 'STATED_BY_RESPONDER', onBehalfOf: principal === null ? [] : [{ slug: principal }] });
  });

  interface WalkAnswer {
    act: { causes: { acts: { act: Slugged }[] } };
  }
  const CAUSES = 'query ($slug: String!, $lens: LensInput) { act(by: {slug: $slug}) { causes(lens: $lens) { acts { act { slug } } } } }';
  const slugs = ({ act }: WalkAnswer): string[] => act.causes.acts.map((walked) => walked.act.slug);

  test('the walk back from the March strikes stops at the rockets: nobody says what these answered', async ({ run }) => {
    expect(slugs(await run<WalkAnswer>(CAUSES, { slug: MARCH }))).toEqual([MARCH, TAJI]);
  });

  test('the walk back from the missiles reaches Kirkuk, or the killing alone without mere sequence', async ({ run }) => {
    expect(slugs(await run<WalkAnswer>(CAUSES, { slug: ASAD }))).toEqual([ASAD, SOLEIMANI, EMBASSY, DECEMBER, K1]);
    const bases = ['STATED_BY_RESPONDER', 'PRESS'];
    expect(slugs(await run<WalkAnswer>(CAUSES, { slug: ASAD, lens: { bases } }))).toEqual([ASAD, SOLEIMANI]);
  });
});

interface Range {
  low: number | null;
  high: number | null;
}
interface EventAnswer {
  event: {
    kind: string;
    mode: string | null;
    place: { name: string; aliases: string[] } | null;
    occurred: { label: string; earliest: string; zone: string };
    thresholds: string[];
    participations: { actor: Slugged & { kind: string }; role: string; outcome: string | null; detail: string | null }[];
    counts: { assertedBy: Slugged; what: string; count: Range }[];
    casualties: { assertedBy: Slugged; side: Slugged | null; killed: Range | null; injured: Range | null }[];
    attributions: { assertedBy: Slugged; blamed: Slugged; type: string; stance: string; confidenceWords: string | null }[];
    occurrence: { assertedBy: Slugged }[];
  };
}
const EVENT = `query ($slug: String!) {
  event(by: { slug: $slug }) {
    kind mode thresholds place { name aliases } occurred { label earliest zone }
    participations { actor { slug kind } role outcome detail }
    counts { assertedBy { slug } what count { low high } }
    casualties { assertedBy { slug } side { slug } killed { low high } injured { low high } }
    attributions { assertedBy { slug } blamed { slug } type stance confidenceWords }
    occurrence { assertedBy { slug } }
  }
}`;

const exactly = (n: number): Range => ({ low: n, high: n });

describe('the events', () => {
  test.for([
    [K1, 'ASSAULT', 'ROCKET', '27 December 2019'],
    [DECEMBER, 'ASSAULT', 'AERIAL', '29 December 2019'],
    [EMBASSY, 'PROTEST', 'RIOT', '31 December 2019'],
    [SOLEIMANI, 'ASSAULT', 'TARGETED_KILLING', '3 January 2020'],
    [ASAD, 'ASSAULT', 'MISSILE', '8 January 2020'],
    [TAJI, 'ASSAULT', 'ROCKET', '11 March 2020'],
    [MARCH, 'ASSAULT', 'AERIAL', '12 March 2020'],
  ] as const)('%s: %s by %s on %s', async ([slug, kind, mode, day], { run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug });
    expect(event).toMatchObject({ kind, mode });
    expect(event.occurred.label).toContain(day);
  });

  test('18 rockets hit Camp Taji, which the article misspells once; others count 15', async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: TAJI });
    expect(event.place).toMatchObject({ name: 'Camp Taji', aliases: expect.arrayContaining(['Camp Tanji']) as string[] });
    expect(event.counts).toContainEqual({ assertedBy: { slug: 'the-guardian' }, what: 'rockets', count: exactly(18) });
    expect(event.counts).toContainEqual({ assertedBy: { slug: 'myles-caggins' }, what: 'rockets', count: exactly(15) });
  });

  test('they killed two American soldiers and one British medic, and wounded 14; others say 12, 15, or more than ten', async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: TAJI });
    const guardian = event.casualties.filter(({ assertedBy }) => assertedBy.slug === 'the-guardian');
    expect(guardian).toContainEqual(expect.objectContaining({ side: null, killed: exactly(3) }));
    expect(guardian).toContainEqual(expect.objectContaining({ side: { slug: 'united-states' }, killed: exactly(2) }));
    expect(guardian).toContainEqual(expect.objectContaining({ side: { slug: 'united-kingdom' }, killed: exactly(1) }));
    expect(guardian.map(({ injured }) => injured)).toContainEqual(exactly(14));
    const wounded = (asserter: string) =>
      event.casualties.filter(({ assertedBy }) => assertedBy.slug === asserter).map(({ injured }) => injured);
    expect(wounded('daily-caller')).toContainEqual(exactly(15));
    expect(wounded('the-daily-beast')).toContainEqual({ low: 10, high: null });
    expect(event.participations).toContainEqual(
      expect.objectContaining({ actor: expect.objectContaining({ slug: 'brodie-gillon' }) as object, outcome: 'KILLED' }),
    );
  });

  test('who fired is a claim: the United States blames a militia, sure or believing, and the newspaper blames nobody', async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: TAJI });
    const perpetrators = event.participations.filter(({ role }) => role === 'PERPETRATOR');
    expect(perpetrators.map(({ actor }) => actor.kind)).toEqual(['UNKNOWN']);
    const blame = (asserter: string) => event.attributions.filter(({ assertedBy }) => assertedBy.slug === asserter);
    expect(blame('united-states')).toMatchObject([{ blamed: { slug: 'kataib-hezbollah' }, type: 'OFFICIAL' }]);
    expect(blame('us-military-leaders')).toMatchObject([{ confidenceWords: 'confident' }]);
    expect(blame('kenneth-mckenzie').map(({ confidenceWords }) => confidenceWords)).toContain('most likely');
    expect(blame('unnamed-us-sources')).toMatchObject([{ blamed: { slug: 'iran' }, type: 'UNOFFICIAL' }]);
    expect(blame('the-guardian')).toEqual([]);
  });

  test('of the December rockets the newspaper says in its own voice who fired them, and the group denies it', async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: K1 });
    expect(event.attributions).toContainEqual(
      expect.objectContaining({
        assertedBy: { slug: 'the-guardian' },
        blamed: { slug: 'kataib-hezbollah' },
        type: 'PRESS',
        stance: 'ASSERTS',
      }),
    );
    expect(event.attributions).toContainEqual(expect.objectContaining({ assertedBy: { slug: 'kataib-hezbollah' }, stance: 'DENIES' }));
  });

  test('the strikes hit five weapon stores of Kata’ib Hezbollah, on 13 March by Baghdad’s clocks', async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: MARCH });
    expect(event.counts).toContainEqual(expect.objectContaining({ assertedBy: { slug: 'alyssa-farah' }, count: exactly(5) }));
    expect(event.participations).toContainEqual(
      expect.objectContaining({ actor: { slug: 'kataib-hezbollah', kind: 'ARMED_GROUP' }, role: 'TARGET' }),
    );
    expect(event.occurred).toMatchObject({ zone: 'America/New_York', earliest: '2020-03-12T22:00:00.000Z' });
  });

  test('the December strikes have rival tolls and site counts, none of them merged', async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: DECEMBER });
    expect(new Set(event.casualties.map(({ killed }) => killed?.low))).toEqual(new Set([25, 19, 4]));
    expect(new Set(event.counts.map(({ assertedBy }) => assertedBy.slug))).toEqual(new Set(['urdu-point', 'cbs-news']));
  });

  test('Soleimani and al-Muhandis were killed, which crossed a threshold', async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: SOLEIMANI });
    expect(event.thresholds).toContain('LEADER_KILLED');
    const killed = event.participations.filter(({ outcome }) => outcome === 'KILLED').map(({ actor }) => actor.slug);
    expect(killed).toEqual(expect.arrayContaining(['qassem-soleimani', 'abu-mahdi-al-muhandis']));
  });

  test("al-Asad's injured are a series, from none to more than a hundred", async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: ASAD });
    expect(event.thresholds).toContain('DIRECT_STATE_ON_STATE');
    expect(event.casualties.map(({ injured }) => injured?.low)).toEqual([0, 11, 34, 50, 64, 100, 100, 110]);
  });

  test('the launcher was found by Iraqi forces, which is neither hostile nor conciliatory', async ({ run }) => {
    const { act } = await run<{ act: { hostility: number | null; participations: { actor: Slugged }[] } }>(
      '{ act(by: {slug: "truck-launcher-found-near-camp-taji-2020-03-11"}) { hostility participations { actor { slug } } } }',
    );
    expect(act).toEqual({ hostility: null, participations: [{ actor: { slug: 'iraqi-security-forces' } }] });
  });

  test('Esper and Milley spoke with their British counterparts, whom nobody names', async ({ run }) => {
    const { event } = await run<EventAnswer>(EVENT, { slug: 'us-british-talk-on-camp-taji-2020-03' });
    expect(event.kind).toBe('CONSULT');
    expect(event.participations.map(({ actor }) => actor.slug)).toEqual(expect.arrayContaining(['mark-esper', 'mark-milley']));
    expect(event.participations.filter(({ actor }) => actor.kind === 'UNKNOWN')).toHaveLength(1);
    expect(event.occurrence.map(({ assertedBy }) => assertedBy.slug)).toEqual(expect.arrayContaining(['mark-esper', 'mark-milley']));
  });
});

interface StatementAnswer {
  statement: {
    kinds: string[];
    veiled: boolean;
    conditional: boolean;
    prompt: string | null;
    speakers: Slugged[];
    onBehalfOf: Slugged[];
    audience: Slugged[];
    about: Slugged[];
    quotes: { text: string }[];
    claims: { nodes: { __typename: string; assertedBy: Slugged }[] };
  };
}
const STATEMENT = `query ($slug: String!) {
  statement(by: { slug: $slug }) {
    kinds veiled conditional prompt speakers { slug } onBehalfOf { slug } audience { slug } about { slug } quotes { text }
    claims { nodes { __typename assertedBy { slug } } }
  }
}`;

describe('the statements', () => {
  test.for([
    ['farah-on-strikes-2020-03-12', 'alyssa-farah', ['JUSTIFICATION'], 'defensive, proportional, and in direct response to the threat'],
    ['esper-one-step-at-a-time-2020-03-12', 'mark-esper', ['WARNING'], 'one step at a time'],
    ['esper-on-strike-inside-iran-2020-03-12', 'mark-esper', null, 'the group that we believe'],
    ['trump-hints-at-response-2020-03', 'donald-trump', ['THREAT'], 'what the response is'],
    ['wallace-supports-strikes-2020-03-12', 'ben-wallace', ['SUPPORT'], 'stands shoulder to shoulder'],
    ['wallace-warns-2020-03-12', 'ben-wallace', ['WARNING'], 'strong response'],
    ['engel-on-strikes-2020-03', 'eliot-engel', ['SUPPORT', 'CRITICISM', 'WARNING'], 'lurches from crisis to crisis'],
  ] as const)('%s: %s, in the words themselves', async ([slug, speaker, kinds, words], { run }) => {
    const { statement } = await run<StatementAnswer>(STATEMENT, { slug });
    expect(statement.speakers).toEqual([{ slug: speaker }]);
    if (kinds) expect(statement.kinds.toSorted()).toEqual(kinds.toSorted());
    expect(statement.quotes.map(({ text }) => text).join(' | ')).toContain(words);
  });

  test('Farah spoke for the Pentagon, about the strikes', async ({ run }) => {
    const { statement } = await run<StatementAnswer>(STATEMENT, { slug: 'farah-on-strikes-2020-03-12' });
    expect(statement).toMatchObject({ onBehalfOf: [{ slug: 'us-department-of-defense' }], about: [{ slug: MARCH }] });
  });

  test('Trump hinted, Esper was asked about Iran itself, Wallace warned on a condition', async ({ run }) => {
    expect((await run<StatementAnswer>(STATEMENT, { slug: 'trump-hints-at-response-2020-03' })).statement.veiled).toBe(true);
    expect((await run<StatementAnswer>(STATEMENT, { slug: 'esper-on-strike-inside-iran-2020-03-12' })).statement.prompt).toMatch(/Iran/);
    expect((await run<StatementAnswer>(STATEMENT, { slug: 'wallace-warns-2020-03-12' })).statement.conditional).toBe(true);
  });

  test('that Trump authorised Esper is known from Esper alone', async ({ run }) => {
    const { statement } = await run<StatementAnswer>(STATEMENT, { slug: 'trump-authorises-esper-2020-03' });
    expect(statement).toMatchObject({ kinds: ['AUTHORIZATION'], speakers: [{ slug: 'donald-trump' }], audience: [{ slug: 'mark-esper' }] });
    expect(statement.claims.nodes).toEqual([{ __typename: 'OccurrenceClaim', assertedBy: { slug: 'mark-esper' } }]);
  });

  test.for([
    ['us-policy-on-militia-attacks-2017-2019', 'POLICY', null],
    ['guardian-assessment-step-down-2020-03', 'ASSESSMENT', 'the-guardian'],
    ['guardian-assessment-brink-2020-03', 'ASSESSMENT', 'the-guardian'],
    ['guardian-assessment-tit-for-tat-2020-03', 'ASSESSMENT', 'the-guardian'],
    ['iran-letter-to-un-2020-01-08', 'JUSTIFICATION', 'iran'],
    ['us-letter-to-un-2020-01-08', 'JUSTIFICATION', 'united-states'],
  ] as const)('%s is a statement of kind %s', async ([slug, kind, speaker], { run }) => {
    const { statement } = await run<StatementAnswer>(STATEMENT, { slug });
    expect(statement.kinds).toContain(kind);
    if (speaker) expect(statement.speakers).toEqual([{ slug: speaker }]);
  });
});

describe('the affiliations, as the newspaper claims them', () => {
  test.for([
    ['alyssa-farah', 'HOLDS_OFFICE_IN', 'us-department-of-defense'],
    ['mark-esper', 'HOLDS_OFFICE_IN', 'us-department-of-defense'],
    ['donald-trump', 'HOLDS_OFFICE_IN', 'united-states'],
    ['ben-wallace', 'HOLDS_OFFICE_IN', 'united-kingdom'],
    ['eliot-engel', 'HOLDS_OFFICE_IN', 'house-foreign-affairs-committee'],
    ['eliot-engel', 'MEMBER_OF', 'democratic-party'],
    ['brodie-gillon', 'MEMBER_OF', 'scottish-and-north-irish-yeomanry'],
    ['kataib-hezbollah', 'MEMBER_OF', 'popular-mobilization-forces'],
    ['kataib-hezbollah', 'SUPPORTED_BY', 'iran'],
    ['popular-mobilization-forces', 'SUPPORTED_BY', 'iran'],
    ['abu-mahdi-al-muhandis', 'LEADS', 'popular-mobilization-forces'],
    ['us-department-of-defense', 'PART_OF', 'united-states'],
  ] as const)('%s %s %s', async ([subject, kind, object], { run }) => {
    const { actor } = await run<{ actor: { affiliations: { kind: string; object: Slugged; claims: { assertedBy: Slugged }[] }[] } }>(
      'query ($slug: String!) { actor(by: {slug: $slug}) { affiliations { kind object { slug } claims { assertedBy { slug } } } } }',
      { slug: subject },
    );
    const held = actor.affiliations.filter((affiliation) => affiliation.kind === kind && affiliation.object.slug === object);
    expect(held.flatMap(({ claims }) => claims.map(({ assertedBy }) => assertedBy.slug))).toContain('the-guardian');
  });
});

test('every slug that others rely on resolves', async ({ run }) => {
  const actors = [
    'united-states',
    'iran',
    'iraq',
    'united-kingdom',
    'kataib-hezbollah',
    'popular-mobilization-forces',
    'us-department-of-defense',
    'donald-trump',
    'mark-esper',
    'mark-milley',
    'alyssa-farah',
    'ben-wallace',
    'qassem-soleimani',
    'abu-mahdi-al-muhandis',
    'eliot-engel',
    'brodie-gillon',
    'the-guardian',
  ];
  for (const slug of actors) {
    expect(await run('query ($slug: String!) { actor(by: {slug: $slug}) { slug } }', { slug })).toEqual({ actor: { slug } });
  }
  const { case: row } = await run<{ case: { roots: Slugged[]; cutOff: string } }>(
    '{ case(by: {slug: "us-iran-2019-2020"}) { roots { slug } cutOff } }',
  );
  expect(row.roots.map(({ slug }) => slug)).toEqual([K1, TAJI]);
  expect(row.cutOff).not.toBe('');
});

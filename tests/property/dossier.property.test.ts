// A dossier loses nothing: whatever was recorded, corrected, retracted, reviewed, renamed and merged, a database that is restored from it
// holds the same rows, and gives the same dossier.
import fc from 'fast-check';
import { expect, inject } from 'vitest';
import { connect, type Database, disconnect } from '../../src/database/connect.ts';
import { recordActor, reviseActor } from '../../src/domain/actor.ts';
import { claimAffiliation } from '../../src/domain/affiliation.ts';
import { claimAttribution } from '../../src/domain/attribution.ts';
import { recordCase } from '../../src/domain/case.ts';
import { claimCasualties } from '../../src/domain/casualties.ts';
import { retractClaim, reviewClaim } from '../../src/domain/claim-review.ts';
import { claimCount } from '../../src/domain/count.ts';
import { CausalityError, ConflictError, NotFoundError, ValidationError } from '../../src/domain/error.ts';
import { recordEvent } from '../../src/domain/event.ts';
import { mergeActors } from '../../src/domain/merge.ts';
import { claimOccurrence } from '../../src/domain/occurrence.ts';
import { linkResponse } from '../../src/domain/response-link.ts';
import { recordSource } from '../../src/domain/source.ts';
import { recordStatement } from '../../src/domain/statement.ts';
import { dossierText } from '../../src/formats/dossier-write.ts';
import { contentsOf } from '../support/contents.ts';
import { cloneDatabase, emptyTemplate } from '../support/database.ts';
import { importText } from '../support/import.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/test.ts';

const DEEDS = [
  'event',
  'statement',
  'link',
  'link',
  'attribution',
  'toll',
  'count',
  'occurrence',
  'affiliation',
  'retract',
  'review',
  'merge',
  'rename',
  'case',
] as const;

const deed = fc.record({
  do: fc.constantFrom(...DEEDS),
  a: fc.nat(4),
  b: fc.nat(4),
  c: fc.nat(11),
  words: fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    .map((text) => `${text.replaceAll(/[\0\p{Surrogate}]/gu, '')}: yes # no`),
});

type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

const actor = (index: number) => ({ slug: `actor-${index}` });
const source = (index: number) => ({ slug: `source-${index % 2}` });
const ZONES = ['UTC', 'Asia/Baghdad', 'America/New_York'];

const TIMES = [
  { on: '2020-03-11' },
  { at: '2020-03-11T19:30:12.345Z' },
  { at: '2020-03-11T19:00:00Z', precision: 'HOUR' as const },
  { earliest: '2020-03-01', latest: '2020-03-31', precision: 'MONTH' as const, ended: '2020-04-02' },
  { earliest: '2020-03-01', latest: '2020-03-12', precision: 'DAY' as const, placedAt: '2020-03-10' },
  { earliest: '0044-03-15', latest: '2020-12-31', precision: 'UNKNOWN' as const },
];

async function carryOut(db: Database, { do: what, a, b, c, words }: Deed, number: number): Promise<unknown> {
  const occurred = { ...TIMES[c % TIMES.length], zone: ZONES[a % ZONES.length] };
  const acts = await db.act.findMany({ orderBy: { slug: 'asc' } });
  const claims = await db.claim.findMany({ orderBy: { id: 'asc' } });
  const act = (index: number) => ({ slug: acts[index % Math.max(1, acts.length)]?.slug ?? 'none' });
  const claim = {
    assertedBy: actor(a),
    onBehalfOf: c % 2 === 0 ? [actor(b), actor((b + 1) % 5)] : [],
    stance: (['ASSERTS', 'DENIES', 'HEDGES'] as const)[c % 3],
    confidence: c % 4 === 0 ? c : null,
    citations:
      c % 3 === 0
        ? [
            { source: source(b), quote: words },
            { source: source(a), credibility: 3 },
          ]
        : [],
    assertedAt: c % 5 === 0 ? { on: '2020-04-01' } : null,
    statement: acts[c % Math.max(1, acts.length)]?.type === 'STATEMENT' ? act(c) : null,
    status: c % 4 === 1 ? ('PROPOSED' as const) : null,
  };
  switch (what) {
    case 'event':
      return recordEvent(db, {
        slug: `act-${number}`,
        title: words,
        summary: c % 2 ? `${words}\n\n  indented\n` : null,
        kind: 'ASSAULT',
        occurred,
        place: { name: `Place ${b}`, within: b > 0 ? `Place ${b - 1}` : null, aliases: [words] },
        thresholds: c % 3 ? [] : ['NEW_WEAPON_CLASS'],
        parent: acts[b]?.type === 'EVENT' ? act(b) : null,
        participations: [
          { actor: actor(a), role: 'PERPETRATOR', detail: words, citations: [{ source: source(a), locator: '17' }] },
          { actor: actor(b), role: 'VICTIM', outcome: 'KILLED' },
        ],
        citations: [{ source: source(b) }],
        ...(c === 7 ? { hostility: 5, hostilityReason: words } : {}),
      });
    case 'statement':
      return recordStatement(db, {
        slug: `act-${number}`,
        title: words,
        kinds: ['SUPPORT', 'CRITICISM'],
        occurred,
        speakers: [actor(a)],
        audience: [actor(b)],
        onBehalfOf: c % 2 ? [actor(b), actor((b + 1) % 5)] : [],
        about: acts.slice(0, c % 3).map(({ slug }) => ({ slug })),
        quotes: [
          { text: words, language: 'ar' },
          { text: 'translated', translationOf: 0 },
        ],
        veiled: c % 2 === 0,
      });
    case 'link':
      return linkResponse(db, { response: act(c), trigger: act(b), claim: { ...claim, kind: 'RETALIATION', basis: 'PRESS' } });
    case 'attribution':
      return claimAttribution(db, { event: act(c), blamed: actor(b), type: 'PRESS', claim });
    case 'toll':
      return claimCasualties(db, { event: act(c), side: actor(b), killed: { low: 0, best: c }, claim });
    case 'count':
      return claimCount(db, { event: act(c), what: words, count: { high: c }, claim });
    case 'occurrence':
      return claimOccurrence(db, { act: act(c), claim });
    case 'affiliation':
      return claimAffiliation(db, {
        subject: actor(a),
        object: actor(b),
        kind: 'ALLIED_WITH',
        from: c % 2 ? { on: '2019-01-01' } : null,
        claim: { ...claim, status: 'REJECTED' },
      });
    case 'retract':
      return retractClaim(db, { claim: claims[c % Math.max(1, claims.length)]?.id ?? '', reason: words });
    case 'review':
      return reviewClaim(db, {
        claim: claims[c % Math.max(1, claims.length)]?.id ?? '',
        status: c % 2 ? 'REJECTED' : 'ACCEPTED',
        reason: words,
      });
    case 'merge':
      return mergeActors(db, { into: actor(a), from: [actor(b)], reason: words });
    case 'rename': {
      const { version } = await db.actor.findUniqueOrThrow({ where: actor(a) });
      return reviseActor(db, {
        actor: actor(a),
        version,
        aliases: { add: [words], remove: [] },
        ...(c === 3 ? { slug: `renamed-${number}` } : {}),
      });
    }
    case 'case':
    default:
      return recordCase(db, { slug: `case-${number}`, title: words, roots: [act(a), act(b)] });
  }
}

const REFUSALS = [ValidationError, NotFoundError, ConflictError, CausalityError];

async function make(db: Database, deeds: readonly Deed[]): Promise<void> {
  for (const index of [0, 1, 2, 3, 4])
    await recordActor(db, { ...actor(index), name: `Actor ${index}`, kind: 'STATE', aliases: [`A${index}`] });
  for (const index of [0, 1])
    await recordSource(db, { ...source(index), title: 'Paper', publisher: actor(index), published: index ? { on: '2020-03-13' } : null });
  for (const [number, deed] of deeds.entries()) {
    await carryOut(db, deed, number).catch((error: unknown) => {
      if (!REFUSALS.some((kind) => error instanceof kind) && !String(error).includes('No record was found')) throw error;
    });
  }
}

test('what a dossier restores is the database that it was written of', { timeout: 120_000 }, async () => {
  const run = inject('testRun');
  await fc.assert(
    fc.asyncProperty(
      fc.array(deed, { minLength: 10, maxLength: 40 }),
      fc.constantFrom('yaml' as const, 'json' as const),
      async (deeds, syntax) => {
        const [original, restored] = [await cloneDatabase(run, emptyTemplate(run)), await cloneDatabase(run, emptyTemplate(run))];
        const [from, to] = [connect({ url: original.url }), connect({ url: restored.url })];
        try {
          await make(from, deeds);
          const text = await dossierText(from, null, syntax);
          expect(await importText(to, text)).toMatchObject({ refused: 0, warned: 0, unchanged: 0 });
          expect(await contentsOf(to)).toEqual(await contentsOf(from));
          expect(await dossierText(to, null, syntax)).toBe(text);
        } finally {
          await Promise.all([disconnect(from), disconnect(to)]);
          await Promise.all([original.drop(), restored.drop()]);
        }
      },
    ),
    { numRuns: runs(4), endOnFailure: true },
  );
});

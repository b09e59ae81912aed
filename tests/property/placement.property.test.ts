// The place of acts, held against an independent and slower reckoning: whatever is linked, rejected, taken up again and re-timed in
// whatever order, places are the least that bounds and links allow, and what is refused is exactly what cannot be placed.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Database } from '../../src/database/connect.ts';
import { recordActor } from '../../src/domain/actor.ts';
import { CausalityError } from '../../src/domain/error.ts';
import { recordEvent } from '../../src/domain/event.ts';
import { type Place, retime, settleLink } from '../../src/domain/placement.ts';
import { linkResponse } from '../../src/domain/response-link.ts';
import type { ReviewStatus } from '../../src/generated/prisma/enums.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/test.ts';

const ACTS = 6;
/** So few moments that acts often share one, and bounds so narrow that a link is often refused. */
const MOMENTS = 5;

interface Bounds {
  readonly earliest: number;
  readonly latest: number;
}

type Command =
  | { readonly do: 'link'; readonly response: number; readonly trigger: number }
  | { readonly do: 'review'; readonly nth: number; readonly status: ReviewStatus }
  | { readonly do: 'retract'; readonly nth: number }
  | { readonly do: 'retime'; readonly act: number; readonly bounds: Bounds };

const act = fc.nat(ACTS - 1);
const bounds: fc.Arbitrary<Bounds> = fc
  .record({ earliest: fc.nat(MOMENTS), width: fc.nat(MOMENTS) })
  .map(({ earliest, width }) => ({ earliest, latest: earliest + width }));

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({ do: fc.constant('link' as const), response: act, trigger: act })
      .filter((link) => link.response !== link.trigger),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('review' as const),
      nth: fc.nat(),
      status: fc.constantFrom<ReviewStatus>('ACCEPTED', 'REJECTED'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retract' as const), nth: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('retime' as const), act, bounds }) },
);

// ── The reckoning ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface Claim {
  readonly id: string;
  readonly linkId: string;
  readonly response: number;
  readonly trigger: number;
  readonly holds: boolean;
  readonly retracted: boolean;
}

interface State {
  readonly acts: readonly Bounds[];
  readonly claims: readonly Claim[];
}

/** Pushes every response after its triggers until nothing moves; null where something is pushed beyond its bounds. A cycle always is. */
function reckon({ acts, claims }: State): Place[] | null {
  const places = acts.map(({ earliest }) => ({ at: earliest, rank: 0 }));
  for (let round = 0; round <= acts.length; round += 1) {
    let still = true;
    for (const { response, trigger, holds } of claims) {
      const [before, own] = [places[trigger], places[response]];
      if (!holds || !before || !own || own.at > before.at || (own.at === before.at && own.rank > before.rank)) continue;
      places[response] = { at: before.at, rank: before.rank + 1 };
      still = false;
    }
    if (places.some((place, index) => place.at > (acts[index]?.latest ?? 0))) return null;
    if (still) return places;
  }
  return null;
}

// ── The database ─────────────────────────────────────────────────────────────────────────────────────────────────────────

const SINCE = Date.UTC(2020, 0, 1);
const when = (moment: number): Date => new Date(SINCE + moment);
const occurred = ({ earliest, latest }: Bounds) => ({
  earliest: when(earliest),
  latest: when(latest),
  precision: 'MINUTE' as const,
  zone: 'UTC',
});

class World {
  readonly #db: Database;
  readonly #ids: string[] = [];
  #state: State;

  constructor(db: Database, acts: readonly Bounds[]) {
    this.#db = db;
    this.#state = { acts, claims: [] };
  }

  async begin(): Promise<void> {
    for (const bounds of this.#state.acts) {
      const { id } = await recordEvent(this.#db, { title: 'Shots', kind: 'ASSAULT', occurred: occurred(bounds) });
      this.#ids.push(id);
    }
  }

  async obey(command: Command): Promise<void> {
    const next = this.#after(command);
    if (!next) return;
    const claim = await this.#attempt(command);
    expect(claim !== 'refused', JSON.stringify(command)).toBe(reckon(next) !== null);
    if (claim === 'refused') return;
    this.#state = claim === null ? next : { ...next, claims: next.claims.map((made) => (made.id === '' ? { ...made, ...claim } : made)) };
    expect(await this.#places()).toEqual(reckon(this.#state));
  }

  /** What would be so if the command were obeyed; null where there is nothing to obey it on. */
  #after(command: Command): State | null {
    const { acts, claims } = this.#state;
    if (command.do === 'retime') return { claims, acts: acts.with(command.act, command.bounds) };
    if (command.do === 'link') {
      const { response, trigger } = command;
      return { acts, claims: [...claims, { id: '', linkId: '', response, trigger, holds: true, retracted: false }] };
    }
    const claim = claims[command.nth % claims.length];
    if (!claim || claim.retracted) return null;
    const changed =
      command.do === 'retract' ? { ...claim, holds: false, retracted: true } : { ...claim, holds: command.status !== 'REJECTED' };
    return { acts, claims: claims.map((other) => (other === claim ? changed : other)) };
  }

  /** The keys of a claim that was made, null where none was to be made, or that it was refused. */
  async #attempt(command: Command): Promise<{ id: string; linkId: string } | null | 'refused'> {
    try {
      return await this.#carryOut(command);
    } catch (error) {
      if (error instanceof CausalityError) return 'refused';
      throw error;
    }
  }

  async #carryOut(command: Command): Promise<{ id: string; linkId: string } | null> {
    if (command.do === 'link') {
      const [response, trigger] = [{ id: this.#ids[command.response] ?? '' }, { id: this.#ids[command.trigger] ?? '' }];
      const said = { assertedBy: { slug: 'witness' }, kind: 'RETALIATION' as const, basis: 'PRESS' as const };
      const { claim, linkId } = await linkResponse(this.#db, { response, trigger, claim: said });
      return { id: claim.id, linkId };
    }
    await this.#db.$transaction(async (tx) => {
      if (command.do === 'retime') {
        const span = occurred(command.bounds);
        await retime(tx, this.#ids[command.act] ?? '', { ...span, ended: null, placedFrom: span.earliest });
        return;
      }
      const { id, linkId } = this.#state.claims[command.nth % this.#state.claims.length] ?? { id: '', linkId: '' };
      await tx.claim.update({ where: { id }, data: command.do === 'review' ? { status: command.status } : { retractedAt: new Date() } });
      await settleLink(tx, linkId);
    });
    return null;
  }

  async #places(): Promise<Place[]> {
    const acts = await this.#db.act.findMany({ where: { id: { in: this.#ids } } });
    return this.#ids.map((id) => {
      const row = acts.find((act) => act.id === id);
      return { at: (row?.placedAt.getTime() ?? 0) - SINCE, rank: row?.placedRank ?? 0 };
    });
  }
}

test('places are the least that bounds and links allow, whatever happened before', { timeout: 240_000 }, async ({ db }) => {
  await recordActor(db, { slug: 'witness', name: 'Witness', kind: 'NEWS_ORGANIZATION' });
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(bounds, bounds, bounds, bounds, bounds, bounds),
      fc.array(command, { minLength: 4, maxLength: 16 }),
      async (acts, commands) => {
        const world = new World(db, acts);
        await world.begin();
        for (const command of commands) await world.obey(command);
      },
    ),
    { numRuns: runs(25) },
  );
});

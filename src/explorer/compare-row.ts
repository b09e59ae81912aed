// What two accounts say of each link and of each act, as rows: what they fall out over first. Pure.
import type { ComparedActsQuery, CompareQuery } from './generated/operations.ts';
import type { Range } from './word.ts';

type Difference = CompareQuery['compareAccounts'];
type Pair = Difference['shared'][number];
export type Voice = Pair['a'][number];
export type ComparedAct = Extract<ComparedActsQuery['nodes'][number], { readonly title: string }>;
type ComparedEvent = Extract<ComparedAct, { readonly blamedByA: unknown }>;
export type Blame = ComparedEvent['blamedByA'][number];
export type Count = ComparedEvent['countedByA'][number];

export interface LinkRow {
  readonly link: Pair['link'];
  readonly verdict: string;
  readonly isConflict: boolean;
  readonly a: readonly Voice[];
  readonly b: readonly Voice[];
}

export interface Saying {
  readonly blames: readonly Blame[];
  readonly counts: readonly Count[];
}

export interface ActRow {
  readonly act: ComparedAct;
  readonly verdict: string;
  readonly isConflict: boolean;
  readonly a: Saying;
  readonly b: Saying;
}

export function linkRowsOf({ contested, reversed, reweighed, onlyA, onlyB, shared }: Difference): LinkRow[] {
  const pairs = (list: readonly Pair[], verdict: string, isConflict: boolean) => list.map((pair) => ({ ...pair, verdict, isConflict }));
  const sole = (list: Difference['onlyA'], side: 'a' | 'b', verdict: string) =>
    list.map(({ link, claims }) => ({ link, verdict, isConflict: false, a: side === 'a' ? claims : [], b: side === 'b' ? claims : [] }));
  return [
    ...pairs(contested, 'contested', true),
    ...pairs(reversed, 'reversed', true),
    ...pairs(reweighed, 'weighed differently', true),
    ...sole(onlyA, 'a', 'told by A alone'),
    ...sole(onlyB, 'b', 'told by B alone'),
    ...pairs(shared, 'told by both', false),
  ];
}

/** Acts of which at least one of the two says who did it or whom it hurt. */
export function actRowsOf(acts: readonly ComparedAct[]): ActRow[] {
  const rows = acts.flatMap((act): ActRow[] => {
    if (act.__typename !== 'Event') return [];
    const a = { blames: act.blamedByA, counts: act.countedByA };
    const b = { blames: act.blamedByB, counts: act.countedByB };
    const verdict = verdictOf(a, b);
    return verdict ? [{ act, a, b, ...verdict }] : [];
  });
  return [...rows.filter(({ isConflict }) => isConflict), ...rows.filter(({ isConflict }) => !isConflict)];
}

const isSilent = ({ blames, counts }: Saying): boolean => blames.length + counts.length === 0;

function verdictOf(a: Saying, b: Saying): Pick<ActRow, 'verdict' | 'isConflict'> | null {
  if (isSilent(a) && isSilent(b)) return null;
  if (isSilent(b)) return { verdict: 'told by A alone', isConflict: false };
  if (isSilent(a)) return { verdict: 'told by B alone', isConflict: false };
  if (a.blames.some((one) => b.blames.some((other) => one.blamed.slug === other.blamed.slug && isAgainst(one.stance, other.stance)))) {
    return { verdict: 'contested', isConflict: true };
  }
  if (a.counts.some((one) => b.counts.some((other) => countsApart(one, other))))
    return { verdict: 'counted differently', isConflict: true };
  return { verdict: 'told by both', isConflict: false };
}

const isAgainst = (one: string, other: string): boolean => (one === 'DENIES') !== (other === 'DENIES');

const countsApart = (one: Count, other: Count): boolean =>
  one.side?.name === other.side?.name &&
  (isAgainst(one.stance, other.stance) || isApart(one.killed, other.killed) || isApart(one.injured, other.injured));

/** No number is in both ranges. */
function isApart(one: Range | null, other: Range | null): boolean {
  if (!one || !other) return false;
  const below = (low: Range, high: Range) => low.high !== null && high.low !== null && low.high < high.low;
  return below(one, other) || below(other, one);
}

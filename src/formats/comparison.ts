// Two accounts side by side as a file tells them: each link that either leaves, with what each says of it, and where they part.
import type { Db } from '../database/connect.ts';
import { ValidationError } from '../domain/error.ts';
import { actId } from '../domain/reference.ts';
import { type ComparedLink, type Comparison, type ComparisonQuestion, findDifference } from '../walk/compare.ts';
import type { Lens } from '../walk/lens.ts';
import type { ChainLink } from '../walk/subgraph.ts';
import { DEFAULT_DEPTH, DEFAULT_TIMEOUT_MS, MAX_ACTS, type WalkedAct, type WalkRequest } from '../walk/walk.ts';
import { PARAMETERS, requestOf } from './chain-address.ts';
import { recordChain } from './chain-compose.ts';
import type { ActRecord, ChainRecord, CitationRecord, LinkClaimRecord, LinkRecord, SourceRecord, Told } from './chain-record.ts';
import { LENS_PARAMETERS, lensAt, parametersOf, wordsOf } from './lens-address.ts';
import { type Parameters, queryAt } from './parameter.ts';

/** In the order in which a reader wants them: what is in dispute first. */
export const VERDICTS = ['reversed', 'contested', 'reweighed', 'onlyA', 'onlyB', 'shared'] as const;
export type Verdict = (typeof VERDICTS)[number];

type Named = Pick<ActRecord, 'slug' | 'title' | 'when'>;

export interface ComparedRecord {
  readonly verdict: Verdict;
  readonly id: string;
  readonly trigger: Named;
  readonly response: Named;
  /** By which the account leaves the link, the leading one first; those against it where it does not; empty where it is silent. */
  readonly a: readonly LinkClaimRecord[];
  readonly b: readonly LinkClaimRecord[];
}

export interface ComparisonRecord extends Told {
  readonly lenses: { readonly a: string; readonly b: string };
  readonly links: readonly ComparedRecord[];
  readonly forkPoints: readonly Named[];
  readonly agreement: { readonly share: number; readonly of: number } | null;
  readonly sources: readonly SourceRecord[];
}

const SIDES = ['a', 'b'] as const;
type Side = (typeof SIDES)[number];

/** Every parameter that a comparison can be asked with, and what it means. */
export const COMPARISON_PARAMETERS: Readonly<Record<string, string>> = {
  a: 'the first account: as these actors tell it, by slug, with commas between them',
  b: 'the second account, likewise',
  direction: `${PARAMETERS.direction.replace(' (unless given)', '')}; CAUSES unless given`,
  depth: `most links from the act, 1 to 50; ${DEFAULT_DEPTH} unless given`,
  ...Object.fromEntries(
    SIDES.flatMap((side) => Object.entries(LENS_PARAMETERS).map(([name, meaning]) => [`${side}.${name}`, `of ${side}: ${meaning}`])),
  ),
};

/** What an account is asked with: `a` is short for `a.asToldBy`. */
function accountOf(side: Side, parameters: Parameters): Parameters {
  const own = Object.entries(parameters).flatMap(([name, value]) => (name.startsWith(`${side}.`) ? [[name.slice(2), value]] : []));
  const short = parameters[side];
  const account: Parameters = { ...(short === undefined ? {} : { asToldBy: short }), ...Object.fromEntries(own) };
  if (Object.keys(account).length > 0) return account;
  throw ValidationError.at([side], `Say whose account this is: ${side}=united-states, or ${side}.inSources=…, or ${side}.saidUntil=….`);
}

/** @throws ValidationError, NotFoundError */
export async function compareAt(db: Db, slug: string, parameters: Parameters): Promise<ComparisonRecord> {
  const unknown = Object.keys(parameters).filter((name) => !(name in COMPARISON_PARAMETERS));
  if (unknown.length > 0) throw ValidationError.at([], `There is no ${unknown.join(', ')} here. Leave it out.`);
  const root = await actId(db, { slug }, ['slug']);
  const { direction = 'CAUSES', depth } = parameters;
  // Both before the first question is on its way: were the second refused then, nobody would hear how that one failed.
  const accounts = { a: accountOf('a', parameters), b: accountOf('b', parameters) };
  const [a, b, walk] = await Promise.all([
    lensAt(db, accounts.a, 'a.'),
    lensAt(db, accounts.b, 'b.'),
    requestOf(db, [root], { direction, ...(depth === undefined ? {} : { depth }) }),
  ]);
  const question = { root, a, b, direction: walk.direction, depth: walk.depth };
  return recordComparison(db, question, await findDifference(db, question));
}

/** A comparison that has been made, as a file tells it. */
export async function recordComparison(db: Db, question: ComparisonQuestion, found: Comparison): Promise<ComparisonRecord> {
  const { a, b } = question;
  const [told, other] = [await recordAccount(db, found, 'a', question), await recordAccount(db, found, 'b', question)];
  const [first, second] = await Promise.all([wordsOf(db, a, disputes(found, 'a')), wordsOf(db, b, disputes(found, 'b'))]);
  const record = compose(found, { a: told, b: other });
  return {
    title: `Two accounts of “${told.title}”`,
    lens: `A: ${first}. B: ${second}`,
    lenses: { a: first, b: second },
    path: told.path.replace('/chains/', '/comparisons/'),
    query: await queryOf(db, question),
    cut: found.truncated ? 'The walk of one account was cut: what lies beyond is not compared.' : null,
    ...record,
  };
}

const disputes = ({ links }: Comparison, side: Side) => {
  const left = links.flatMap((link) => link[side].left ?? []);
  return { disputed: left.filter(({ disputed }) => disputed).length, all: left.length };
};

/** The query of the address at which the same comparison is found again, however it was asked for. */
async function queryOf(db: Db, { a, b, direction, depth }: ComparisonQuestion): Promise<string> {
  const account = async (side: Side, lens: Lens): Promise<[string, string][]> => {
    const asked = Object.entries(await parametersOf(db, lens));
    if (asked.length === 0) return [[`${side}.disputed`, lens.disputed]];
    return asked.map(([name, value]) => [name === 'asToldBy' ? side : `${side}.${name}`, value]);
  };
  const accounts = await Promise.all([account('a', a), account('b', b)]);
  return queryAt({ ...Object.fromEntries(accounts.flat()), direction, depth: String(depth) }, Object.keys(COMPARISON_PARAMETERS));
}

/** The links of which this account says anything, with what anybody says of them under its lens. */
async function recordAccount(db: Db, { links, forkPoints }: Comparison, side: Side, question: ComparisonQuestion): Promise<ChainRecord> {
  const { root, direction, depth } = question;
  const ids = new Set([root, ...forkPoints, ...links.flatMap(({ triggerId, responseId }) => [triggerId, responseId])]);
  const acts = [...ids].map((id): WalkedAct => ({ id, depth: 0, side: 'BOTH' }));
  const spoken = links
    .filter((link) => link[side].claims.length > 0)
    .flatMap(({ a, b }): ChainLink[] => (a.left ? [a.left] : b.left ? [b.left] : []));
  const limits = { depth, acts: MAX_ACTS, timeoutMs: DEFAULT_TIMEOUT_MS };
  const request: WalkRequest = { roots: [root], direction, ...limits, lens: question[side], timeFlow: 'POSSIBLE' };
  return recordChain(db, { request, acts, links: spoken, hidden: new Map(), truncated: null, frontier: [] }, null);
}

function compose(found: Comparison, accounts: Readonly<Record<Side, ChainRecord>>) {
  const numbered = new Map<string, SourceRecord>();
  const renumber = (citation: CitationRecord): CitationRecord => {
    const source = numbered.get(citation.source.id) ?? { ...citation.source, number: numbered.size + 1 };
    numbered.set(source.id, source);
    return { ...citation, source };
  };
  const acts = new Map(accounts.a.acts.map(({ id, slug, title, when }): [string, Named] => [id, { slug, title, when }]));
  const links = { a: byId(accounts.a.links), b: byId(accounts.b.links) };
  const claims = (side: Side, link: ComparedLink): LinkClaimRecord[] => {
    const said = links[side].get(link.id)?.claims ?? [];
    return link[side].claims
      .flatMap(({ id }) => said.find((claim) => claim.id === id) ?? [])
      .map((claim) => ({ ...claim, citations: claim.citations.map(renumber) }));
  };
  const named = (id: string): Named[] => {
    const act = acts.get(id);
    return act ? [act] : [];
  };
  const told = VERDICTS.flatMap((verdict) =>
    found[verdict].flatMap((link): ComparedRecord[] => {
      const [[trigger], [response]] = [named(link.triggerId), named(link.responseId)];
      return trigger && response ? [{ verdict, id: link.id, trigger, response, a: claims('a', link), b: claims('b', link) }] : [];
    }),
  );
  return { links: told, forkPoints: found.forkPoints.flatMap(named), agreement: found.agreement, sources: [...numbered.values()] };
}

const byId = (links: readonly LinkRecord[]): ReadonlyMap<string, LinkRecord> => new Map(links.map((link) => [link.id, link]));

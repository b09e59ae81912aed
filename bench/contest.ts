// One run over one corpus: every answer checked against the floor's, then everything measured in turn.
import { type ChainAnswer, chainIn, mustEqual, people, peopleIn } from './check.ts';
import type { Contestant } from './contestant.ts';
import { LINE_LENGTH } from './corpus-plan.ts';
import { type Attempt, interleave, type Timing, throughput } from './measure.ts';
import {
  type ChainQuestion,
  chainForCasus,
  chainForNested,
  chainForPostgraphile,
  chainQuestion,
  NESTED_DEPTH,
  QUESTIONS,
} from './question.ts';
import type { Sample } from './sample.ts';

export interface Rivals {
  readonly floor: Contestant;
  readonly casus: Contestant;
  readonly nested: Contestant;
  readonly postgraphile: Contestant;
}

export type Row = { readonly work: string } & { readonly [Name in keyof Rivals]?: Timing | undefined };

const SIZES = [20, 200, 1000] as const;
const MIN_CONFIDENCE = 60;

const dataIn = (answer: string): unknown => (JSON.parse(answer) as { data: unknown }).data;

export async function contest(rivals: Rivals, sample: Sample, say: (sentence: string) => void): Promise<Row[]> {
  const { floor, casus, nested, postgraphile } = rivals;
  const rows: Row[] = [];
  const add = async (work: string, rounds: number, contestants: { [Name in keyof Rivals]?: Attempt }, questions = sample.roots.length) => {
    const row: Row = { work, ...(await interleave(contestants as Record<string, Attempt>, questions, rounds)) };
    say(lineOf(row));
    rows.push(row);
  };
  const rootAt = (question: number) => sample.roots[question % sample.roots.length] as Sample['roots'][number];
  const chains = (question: (at: number) => ChainQuestion) => ({
    floor: (at: number) => floor.ask(question(at)),
    casus: (at: number) => casus.ask(chainForCasus(question(at))),
  });
  const checked = async (what: string, questions: readonly ChainQuestion[]) => {
    for (const question of questions) {
      const [expected, found] = await Promise.all([floor.ask(question), casus.ask(chainForCasus(question))]);
      mustEqual(`${what} from ${question.slug}`, chainIn(found), chainIn(expected));
    }
  };
  const ask =
    (query: string, variables: (at: number) => object): Attempt =>
    (at) =>
      casus.ask({ query, variables: variables(at) });

  for (const acts of SIZES) {
    const question = (at: number) => chainQuestion(rootAt(at).slug, acts);
    await checked(
      `A chain of ${acts}`,
      sample.roots.map((_, at) => question(at)),
    );
    await checkPostgraphile(floor, postgraphile, question(0));
    await add(`chain of ${acts} acts`, acts === 1000 ? 2 : 4, {
      ...chains(question),
      postgraphile: (at) => postgraphile.ask(chainForPostgraphile(question(at))),
    });
  }
  for (const acts of SIZES) {
    const question = (at: number) => chainQuestion(rootAt(at).slug, acts, { asToldBy: rootAt(at).teller });
    await checked(
      `A chain of ${acts} as told by one party`,
      sample.roots.map((_, at) => question(at)),
    );
    await add(`at most ${acts}, as told by one party`, 1, chains(question));
  }
  for (const acts of SIZES) {
    const question = (at: number) => chainQuestion(rootAt(at).slug, acts, { minConfidence: MIN_CONFIDENCE });
    await checked(
      `A chain of ${acts} of confidence ${MIN_CONFIDENCE}`,
      sample.roots.map((_, at) => question(at)),
    );
    await add(`at most ${acts}, confidence ${MIN_CONFIDENCE} and more`, 1, chains(question));
  }

  const five = (at: number) => chainQuestion(rootAt(at).slug, 1000, { depth: NESTED_DEPTH });
  await checkNested(floor, nested, five(0));
  await add(`depth ${NESTED_DEPTH}, all acts`, 1, { ...chains(five), nested: (at) => nested.ask(chainForNested(rootAt(at).slug)) });

  const hub = () => chainQuestion(sample.hub, 1000);
  await checked('The hub', [hub()]);
  await add('hub of ten thousand answers, 1000 acts', 1, chains(hub), 20);

  await add('line of 300 in six walks', 1, { casus: () => walkLine(casus, sample.line) }, 20);
  await add('paths between acts 6 apart', 1, { casus: ask(QUESTIONS.paths, (at) => ({ from: rootAt(at).slug, to: rootAt(at).sixOn })) });
  await add('compareAccounts', 1, {
    casus: ask(QUESTIONS.compare, (at) => ({ slug: rootAt(at).sixOn, a: rootAt(at).teller, b: rootAt(at).other })),
  });
  await add('acts, filtered, ordered, second page', 1, { casus: (at) => secondPage(casus, rootAt(at).teller) });
  await add('search', 1, {
    casus: ask(QUESTIONS.search, (at) => ({ text: ['radar witnesses', 'airfield', 'sanctions harbour'][at % 3] })),
  });
  await add('single act', 4, { casus: ask(QUESTIONS.act, (at) => ({ slug: rootAt(at).slug })) });
  return rows;
}

export interface Throughput {
  readonly clients: number;
  /** Answers in a second; null where a request failed. */
  readonly floor: number | null;
  readonly casus: number | null;
  readonly postgraphile: number | null;
}

const ROUND_MS = 1500;

/** The chain of 20 acts, by 1, 8 and 64 clients at once. @throws where Casus or the floor fails a single request */
export async function contestThroughput({ floor, casus, postgraphile }: Rivals, sample: Sample): Promise<Throughput[]> {
  const question = (at: number) => chainQuestion(sample.roots[at % sample.roots.length]?.slug ?? '', 20);
  const attempts = {
    floor: (at: number) => floor.ask(question(at)),
    casus: (at: number) => casus.ask(chainForCasus(question(at))),
    postgraphile: (at: number) => postgraphile.ask(chainForPostgraphile(question(at))),
  };
  const rows: Throughput[] = [];
  for (const clients of [1, 8, 64]) {
    const most: { floor: number | null; casus: number | null; postgraphile: number | null } = { floor: 0, casus: 0, postgraphile: 0 };
    for (let round = 0; round < 3; round += 1) {
      for (const name of ['floor', 'casus', 'postgraphile'] as const) {
        const measured = throughput(attempts[name], clients, ROUND_MS);
        const found = await (name === 'postgraphile' ? measured.catch(() => null) : measured);
        const known = most[name];
        most[name] = found === null || known === null ? null : Math.max(found, known);
      }
    }
    rows.push({ clients, ...most });
  }
  return rows;
}

async function checkPostgraphile(floor: Contestant, postgraphile: Contestant, question: ChainQuestion): Promise<void> {
  interface Node {
    readonly slug: string;
    readonly participationsByActId: {
      readonly nodes: readonly { readonly role: string; readonly actorByActorId: { readonly name: string } }[];
    };
  }
  const answer = dataIn(await postgraphile.ask(chainForPostgraphile(question))) as { benchActChain: { nodes: readonly Node[] } };
  const found = answer.benchActChain.nodes.map((act) =>
    people(
      act.slug,
      act.participationsByActId.nodes.map(({ role, actorByActorId }) => ({ role, name: actorByActorId.name })),
    ),
  );
  mustEqual(`PostGraphile's chain from ${question.slug}`, found, peopleIn(chainIn(await floor.ask(question))));
}

/** The nested answer holds an act once for every way that leads to it. */
async function checkNested(floor: Contestant, nested: Contestant, question: ChainQuestion): Promise<void> {
  interface Nested {
    readonly slug: string;
    readonly participations: readonly { readonly role: string; readonly actor: { readonly name: string } }[];
    readonly responses?: readonly { readonly response: Nested }[];
  }
  const found = new Set<string>();
  const collect = (act: Nested): void => {
    found.add(
      people(
        act.slug,
        act.participations.map(({ role, actor }) => ({ role, name: actor.name })),
      ),
    );
    for (const { response } of act.responses ?? []) collect(response);
  };
  collect((dataIn(await nested.ask(chainForNested(question.slug))) as { act: Nested }).act);
  mustEqual(`The nested chain from ${question.slug}`, [...found].toSorted(), peopleIn(chainIn(await floor.ask(question))).toSorted());
}

/** Fifty links further each time, from wherever the walk before was cut. */
async function walkLine(casus: Contestant, slug: string): Promise<void> {
  interface Walked extends ChainAnswer {
    readonly frontier: readonly { readonly act: { readonly slug: string } }[];
  }
  let from = [{ slug }];
  const reached = new Set<string>();
  for (let walk = 0; walk < 6; walk += 1) {
    const { chain } = dataIn(await casus.ask({ query: QUESTIONS.line, variables: { from } })) as { chain: Walked };
    for (const { act } of chain.acts) reached.add(act.slug);
    from = chain.frontier.map(({ act }) => ({ slug: act.slug }));
  }
  if (reached.size !== LINE_LENGTH) throw new Error(`Of the line from ${slug} ${reached.size} acts were found, not ${LINE_LENGTH}.`);
}

async function secondPage(casus: Contestant, actor: string): Promise<void> {
  interface Page {
    readonly acts: { readonly pageInfo: { readonly endCursor: string } };
  }
  const { acts } = dataIn(await casus.ask({ query: QUESTIONS.acts, variables: { actor, after: null } })) as Page;
  await casus.ask({ query: QUESTIONS.acts, variables: { actor, after: acts.pageInfo.endCursor } });
}

const NAMES = ['floor', 'casus', 'postgraphile', 'nested'] as const;

function lineOf(row: Row): string {
  const parts = NAMES.flatMap((name) => {
    const timing = row[name];
    const times = row.floor && timing && name !== 'floor' ? ` (${(timing.median / row.floor.median).toFixed(2)}×)` : '';
    return timing ? [`${name} ${timing.median.toFixed(1)}${times} p99 ${timing.p99.toFixed(1)}`] : [];
  });
  return `${row.work.padEnd(42)} ${parts.join(' | ')}`;
}

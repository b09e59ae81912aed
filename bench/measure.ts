// Timing: every contestant in turn on the same question, many questions long, so that whatever else the machine does meets all alike.

export interface Timing {
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly runs: number;
}

export type Attempt = (question: number) => Promise<unknown>;

function timingOf(times: readonly number[]): Timing {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99), runs: sorted.length };
}

/** Of each contestant, over as many questions as there are, after some that do not count. The order turns from question to question. */
export async function interleave<Name extends string>(
  contestants: Readonly<Record<Name, Attempt>>,
  questions: number,
  rounds: number,
): Promise<Record<Name, Timing>> {
  const names = Object.keys(contestants) as Name[];
  const times = new Map<Name, number[]>(names.map((name) => [name, []]));
  const warmUp = Math.min(8, questions);
  for (let run = -warmUp; run < questions * rounds; run += 1) {
    const question = ((run % questions) + questions) % questions;
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + run + warmUp) % names.length] as Name;
      const started = performance.now();
      await contestants[name](question);
      if (run >= 0) times.get(name)?.push(performance.now() - started);
    }
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, timingOf(taken)])) as Record<Name, Timing>;
}

/** Answers in a second when so many clients ask one after the other. */
export async function throughput(attempt: Attempt, clients: number, milliseconds: number): Promise<number> {
  const until = performance.now() + milliseconds;
  let answers = 0;
  const started = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) await attempt(answers++);
    }),
  );
  return (answers * 1000) / (performance.now() - started);
}

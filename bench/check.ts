// Whether two answers say the same. Anything else stops the bench: a fast wrong answer is worth nothing.

export interface ChainAnswer {
  readonly acts: readonly {
    readonly depth: number;
    readonly act: {
      readonly slug: string;
      readonly participations: readonly { readonly role: string; readonly actor: { readonly name: string } }[];
    };
  }[];
  readonly links: readonly object[];
}

export const chainIn = (answer: string): ChainAnswer =>
  (JSON.parse(answer) as { data: { act: { consequences: ChainAnswer } } }).data.act.consequences;

/** With the fields of every object in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, canonical(inner)]),
  );
}

/** @throws where they differ, with the first place that does */
export function mustEqual(what: string, found: unknown, expected: unknown): void {
  const [one, other] = [JSON.stringify(canonical(found)), JSON.stringify(canonical(expected))];
  if (one === other) return;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  throw new Error(
    `${what} differs from the floor's answer.\n  It:    …${one.slice(Math.max(0, at - 80), at + 120)}\n  Floor: …${other.slice(Math.max(0, at - 80), at + 120)}`,
  );
}

/** Acts and their participants, in the words that every server knows. */
export const people = (slug: string, participations: readonly { role: string; name: string }[]): string =>
  `${slug}: ${participations.map(({ role, name }) => `${role} ${name}`).join(', ')}`;

export const peopleIn = (chain: ChainAnswer): string[] =>
  chain.acts.map(({ act }) =>
    people(
      act.slug,
      act.participations.map(({ role, actor }) => ({ role, name: actor.name })),
    ),
  );

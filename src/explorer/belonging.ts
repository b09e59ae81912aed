// What actors belong to: a person to an office, a command to an army, an army to a ministry, a ministry to a state.
import { ask } from './ask.ts';
import { Belonging, type BelongingQuery } from './generated/operations.ts';

const IDS = 100;

/** An answer goes three offices up; of what stands above the last, a further one tells. */
export async function loadBelongings(actors: readonly string[], signal: AbortSignal): Promise<Map<string, readonly Held[]>> {
  const belongings = new Map<string, readonly Held[]>();
  let wanted = [...new Set(actors)];
  while (wanted.length > 0) {
    const pages = Array.from({ length: Math.ceil(wanted.length / IDS) }, (_, page) => wanted.slice(page * IDS, (page + 1) * IDS));
    const found = await Promise.all(pages.map((ids) => ask(Belonging, { ids }, signal)));
    const seen = new Set<string>();
    const take = (one: Branch) => {
      seen.add(one.id);
      if (!one.affiliations) return;
      belongings.set(one.id, one.affiliations);
      for (const { object } of one.affiliations) take(object);
    };
    for (const node of found.flatMap(({ nodes }) => nodes)) if (node && 'affiliations' in node) take(node as Branch);
    for (const id of wanted) if (!belongings.has(id)) belongings.set(id, []);
    wanted = [...seen].filter((id) => !belongings.has(id));
  }
  return belongings;
}

type Named = Extract<NonNullable<BelongingQuery['nodes'][number]>, { readonly affiliations: unknown }>['affiliations'][number]['object'];
type Held = { readonly kind: string; readonly object: Pick<Named, 'id' | 'slug' | 'name' | 'kind'> };
interface Branch {
  readonly id: string;
  readonly affiliations?: readonly { readonly kind: string; readonly object: Branch & Held['object'] }[];
}

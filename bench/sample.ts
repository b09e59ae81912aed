// Which acts the questions are about: many different ones, found alike on every machine.
import { Client } from 'pg';
import { type CorpusPlan, LINE_LENGTH } from './corpus-plan.ts';

export interface Sample {
  /** Acts from which the longest chain that is asked for is full, each with a party that tells of much of it. */
  readonly roots: readonly { readonly slug: string; readonly teller: string; readonly other: string; readonly sixOn: string }[];
  readonly hub: string;
  readonly line: string;
}

/** Spread over the corpus by the golden section; the full ones stay. */
export async function sampleOf(
  url: string,
  plan: CorpusPlan,
  wanted: number,
  reaches: (slug: string) => Promise<{ full: boolean; sixOn: string | null }>,
): Promise<Sample> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const first = plan.hubs + plan.lines * LINE_LENGTH;
  const roots: Sample['roots'][number][] = [];
  for (let tried = 0; roots.length < wanted && tried < wanted * 40; tried += 1) {
    const number = first + Math.floor(((tried * 0.618_033_988_749_895) % 1) * (plan.acts - first));
    const slug = `act-${number}`;
    const { full, sixOn } = await reaches(slug);
    if (!full || sixOn === null) continue;
    const { rows } = await client.query<{ slug: string }>(
      `SELECT coalesce(whole.slug, actor.slug) AS slug FROM act JOIN participation p ON p.act_id = act.id JOIN actor ON actor.id = p.actor_id
       LEFT JOIN affiliation a ON a.subject_id = actor.id LEFT JOIN actor whole ON whole.id = a.object_id WHERE act.slug = $1 ORDER BY p.position`,
      [slug],
    );
    const [teller, other] = rows.map((row) => row.slug);
    if (teller && other) roots.push({ slug, teller, other, sixOn });
  }
  await client.end();
  if (roots.length < wanted / 4) throw new Error(`Only ${roots.length} acts have a full chain: the corpus is not what it should be.`);
  return { roots, hub: 'act-0', line: `act-${plan.hubs}` };
}

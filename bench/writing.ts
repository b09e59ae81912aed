// Writing: recordEvent and linkResponse through the API, beside the bare inserts of the same rows, their line in the history among them.
// On a copy that is thrown away.
import { Client, type ClientBase } from 'pg';
import { v7 } from 'uuid';
import type { Contestant } from './contestant.ts';
import { interleave, type Timing } from './measure.ts';
import type { Sample } from './sample.ts';

export interface WritingRow {
  readonly work: string;
  readonly bare: Timing;
  readonly casus: Timing;
}

const RECORD = `mutation Record($input: RecordEventInput!) { recordEvent(input: $input) { ... on RecordEventPayload { event { slug } } ... on UserError { message } } }`;
const LINK = `mutation Link($input: LinkResponseInput!) {
  linkResponse(input: $input) { ... on LinkResponsePayload { responseLink { id } moved { slug } } ... on UserError { message } } }`;

const WRITES = 200;

export async function contestWriting(url: string, casus: Contestant, key: string, sample: Sample): Promise<WritingRow[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const headers = { authorization: `Bearer ${key}` };
  let next = 0;
  const write = async (query: string, input: object): Promise<void> => {
    const answer = await casus.ask({ query, variables: { input } }, headers);
    if (answer.includes('"message"')) throw new Error(`Casus did not write: ${answer}`);
  };
  const root = (at: number) => sample.roots[at % sample.roots.length] as Sample['roots'][number];
  const record = await interleave(
    {
      bare: () => bareEvent(client, `bare-${next++}`),
      casus: (at) =>
        write(RECORD, {
          slug: `written-${next++}`,
          title: 'A strike on the harbour',
          summary: 'Written by the bench.',
          occurred: { on: '2024-05-01' },
          kind: 'ASSAULT',
          mode: 'AERIAL',
          participations: [
            { actor: { slug: root(at).teller }, role: 'PERPETRATOR' },
            { actor: { slug: root(at).other }, role: 'TARGET' },
          ],
        }),
    },
    WRITES,
    1,
  );
  // Both link the same trigger to acts of their own, so that neither finds a link that is there.
  const answers: string[] = [];
  for (let made = 0; made < 2 * (WRITES + 10); made += 1) {
    answers.push(`answer-${made}`);
    await bareEvent(client, `answer-${made}`);
  }
  const link = await interleave(
    {
      bare: (at) => bareLink(client, answers.pop() ?? '', root(at).slug, root(at).teller),
      casus: (at) =>
        write(LINK, {
          response: { slug: answers.pop() },
          trigger: { slug: root(at).slug },
          claim: {
            assertedBy: { slug: root(at).teller },
            kind: 'RETALIATION',
            basis: 'STATED_BY_RESPONDER',
            assertedAt: { on: '2024-05-02' },
          },
        }),
    },
    WRITES,
    1,
  );
  await client.end();
  return [
    { work: 'recordEvent', ...record },
    { work: 'linkResponse', ...link },
  ];
}

async function inTransaction(client: ClientBase, statements: readonly [string, unknown[]][]): Promise<void> {
  await client.query('BEGIN');
  for (const [sql, values] of statements) await client.query(sql, values);
  await client.query('COMMIT');
}

const DAY = ['2024-05-01T00:00:00.000Z', '2024-05-01T23:59:59.999Z'];

function bareEvent(client: ClientBase, slug: string): Promise<void> {
  const id = v7();
  return inTransaction(client, [
    [
      `INSERT INTO act (id, type, slug, title, summary, earliest, latest, precision, zone, placed_from, placed_at, hostility, search_text, recorded_at)
       VALUES ($1, 'EVENT', $2, 'A strike on the harbour', 'Written by the bench.', $3, $4, 'DAY', 'UTC', $3, $3, 4, 'a strike on the harbour written by the bench', now())`,
      [id, slug, ...DAY],
    ],
    [`INSERT INTO event (id, kind, mode, realis, thresholds) VALUES ($1, 'ASSAULT', 'AERIAL', 'ACTUAL', '{}')`, [id]],
    [
      `INSERT INTO participation (id, act_id, actor_id, role, position)
       SELECT * FROM (VALUES ($1::uuid, $3::uuid, $4::uuid, 'PERPETRATOR'::"ParticipationRole", 0), ($2, $3, $4, 'TARGET', 1)) AS part`,
      [v7(), v7(), id, '01900000-0000-7000-8003-000000000000'],
    ],
    audit(
      'recordEvent',
      [id],
      [
        `to_jsonb(act) - 'search_text' || to_jsonb(event) || jsonb_build_object('participations', (SELECT jsonb_agg(to_jsonb(part)) FROM participation part WHERE act_id = act.id))
       FROM act JOIN event USING (id) WHERE id = $4`,
        id,
      ],
    ),
  ]);
}

/** The line in the history: what was written, as it is then. */
const audit = (operation: string, concerns: string[], [after, id]: [string, string]): [string, unknown[]] => [
  `INSERT INTO audit_entry (id, recorded_at, writer, request_id, operation, concerns, after) SELECT $1, now(), 'bench', 'bench', $2, $3::uuid[], ${after}`,
  [v7(), operation, concerns, id],
];

function bareLink(client: ClientBase, response: string, trigger: string, teller: string): Promise<void> {
  const [link, claim] = [v7(), v7()];
  return inTransaction(client, [
    [
      `INSERT INTO response_link (id, response_id, trigger_id, standing, response_placed_at, response_placed_rank, trigger_placed_at, trigger_placed_rank, recorded_at)
       SELECT $1, r.id, t.id, true, r.placed_at, r.placed_rank, t.placed_at, t.placed_rank, now() FROM act r, act t WHERE r.slug = $2 AND t.slug = $3`,
      [link, response, trigger],
    ],
    [
      `INSERT INTO claim (id, subject, link_id, asserted_by_id, stance, asserted_earliest, asserted_latest, asserted_precision, asserted_zone, said_earliest,
         said_latest, status, recorded_at, kind, basis)
       SELECT $1, 'LINK', $2, id, 'ASSERTS', $4, $5, 'DAY', 'UTC', $4, $5, 'ACCEPTED', now(), 'RETALIATION', 'STATED_BY_RESPONDER' FROM actor WHERE slug = $3`,
      [claim, link, teller, ...DAY],
    ],
    [`INSERT INTO claim_review (id, claim_id, status, reviewed_at) VALUES ($1, $2, 'ACCEPTED', now())`, [v7(), claim]],
    audit(
      'linkResponse',
      [claim, link],
      [
        `to_jsonb(claim) || jsonb_build_object('reviews', (SELECT jsonb_agg(to_jsonb(review)) FROM claim_review review WHERE claim_id = claim.id))
       FROM claim WHERE id = $4`,
        claim,
      ],
    ),
  ]);
}

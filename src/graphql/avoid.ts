// Acts, links and asserters that an answer is to do without.
import { NotFoundError } from '../domain/error.ts';
import { LIST_LIMIT } from '../domain/input.ts';
import { actIds, actorIds } from '../domain/reference.ts';
import type { Removal } from '../walk/account.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { ACT_TYPES, ActBy, ActorBy, keyOf, referenceOf } from './reference.ts';

export const AvoidInput = builder.inputType('AvoidInput', {
  description:
    'What an answer is to do without. A link goes with its last claim. Example: `{ acts: [{slug: "soleimani-strike-2020-01-03"}], asserters: [{slug: "the-guardian"}] }`.',
  fields: (t) => ({
    acts: t.field({ type: [ActBy], description: 'These acts, with every link at them.' }),
    links: t.idList({ description: 'These response links, by their ids.' }),
    asserters: t.field({
      type: [ActorBy],
      description:
        'What these tell, found as for asToldBy: they themselves, their offices, and those who speak for either. Their denials stay, so that nothing is gained by taking away.',
    }),
  }),
});

/** Refuses a list that is longer than a question. */
export function checkLength(list: readonly unknown[] | null | undefined, argument: string): void {
  if (list != null && list.length > LIST_LIMIT)
    throw badInput(`${argument} has ${list.length} entries. Give at most ${LIST_LIMIT}.`, argument);
}

/** What a client wants to do without, each reference found. @throws NotFoundError */
export async function removalOf(
  context: Context,
  input: typeof AvoidInput.$inferInput | null | undefined,
  argument: string,
): Promise<Removal> {
  const { acts, links, asserters } = input ?? {};
  for (const [list, entries] of Object.entries({ acts, links, asserters })) checkLength(entries, `${argument}.${list}`);
  const { database } = context;
  const actRefs = (acts ?? []).map((by) => referenceOf(by, ACT_TYPES));
  const actorRefs = (asserters ?? []).map((by) => referenceOf(by, ['Actor']));
  const [actKeys, linkKeys, actorKeys] = await Promise.all([
    actIds(database, actRefs, [argument, 'acts']),
    Promise.all((links ?? []).map((id, index) => linkKey(context, id, [argument, 'links', String(index)]))),
    actorIds(database, actorRefs, [argument, 'asserters']),
  ]);
  return { acts: actKeys, links: linkKeys, asserters: actorKeys };
}

async function linkKey({ load }: Context, id: string, path: string[]): Promise<string> {
  const key = keyOf(id, ['ResponseLink'], path.join('.'));
  if ((await load.link.load(key)) === null) throw new NotFoundError(path, `There is no link with the id ${id}. Take it from an answer.`);
  return key;
}

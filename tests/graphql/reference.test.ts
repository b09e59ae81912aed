// References that lead nowhere, several in one question: one error, and nothing left behind that fails unseen, which would end the process.
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { storyTest as test } from '../support/test.ts';

const NOWHERE = '{ slug: "nowhere" }';
const NO_ID = '{ id: "no id" }';
const HERE = '{ slug: "us-strikes-2020-03-12" }';

test.for([
  ['a lens', `{ act(by: ${HERE}) { causes(lens: { asToldBy: [${NOWHERE}], excluding: [${NO_ID}] }) { acts { depth } } } }`],
  ['the sources of a lens', `{ act(by: ${HERE}) { causes(lens: { asToldBy: [${NOWHERE}], inSources: [${NO_ID}] }) { acts { depth } } } }`],
  ['paths', `{ paths(from: ${NOWHERE}, to: ${NO_ID}) { exhausted } }`],
  ['paths by way of', `{ paths(from: ${NOWHERE}, to: ${HERE}, via: [${NO_ID}]) { exhausted } }`],
  ['what to avoid', `{ without(root: ${HERE}, remove: { acts: [${NOWHERE}], asserters: [${NO_ID}] }) { note } }`],
  ['a filter of claims', `{ claims(filter: { assertedBy: [${NOWHERE}], about: ${NO_ID} }) { totalCount } }`],
  ['a filter of links', `{ responseLinks(filter: { responder: { by: ${NOWHERE} }, triggeredBy: { by: ${NO_ID} } }) { totalCount } }`],
  ['a link', `{ responseLink(by: { pair: { response: ${NOWHERE}, trigger: ${NO_ID} } }) { id } }`],
  ['two sides', `{ exchange(a: [${NOWHERE}], b: [${NO_ID}]) { withinDays } }`],
] as const)('%s', async ([, query], { execute }) => {
  const stray: unknown[] = [];
  const note = (reason: unknown) => stray.push(reason);
  process.on('unhandledRejection', note);
  const { errors } = await execute(query);
  await wait(100);
  process.off('unhandledRejection', note);
  expect(errors?.map(({ extensions }) => extensions?.['code'])).toEqual([expect.stringMatching(/^(BAD_USER_INPUT|NOT_FOUND)$/)]);
  expect(stray).toEqual([]);
});

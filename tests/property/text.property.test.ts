// Whatever text is accepted comes back the same, and what no database can hold is refused.
import fc from 'fast-check';
import { expect } from 'vitest';
import { recordActor } from '../../src/domain/actor.ts';
import { runs } from '../support/runs.ts';
import { test } from '../support/writing.ts';

const ACTOR = '... on RecordActorPayload { actor { name aliases } }';

test('whatever Unicode is accepted comes back the same, composed', { timeout: 120_000 }, async ({ write }) => {
  const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }).filter((name) => !name.includes('\0'));
  await fc.assert(
    fc.asyncProperty(text, async (name) => {
      const outcome = await write('recordActor', { name, kind: 'OTHER', aliases: [name] }, ACTOR);
      const composed = name.normalize('NFC');
      if (composed.trim() === '') expect(outcome.__typename).toBe('ValidationError');
      else expect(outcome).toEqual({ __typename: 'RecordActorPayload', actor: { name: composed, aliases: [composed] } });
    }),
    { numRuns: runs(20), examples: [['e\u0301'], ['𝒜 👩‍👩‍👧 ‏العربية‎'], ['\u2028\ufeff.'], ['\uffff']] },
  );
});

test.for(['\0', 'a\0b', '\ud800', 'a\udc00b'])(
  'text that the database cannot hold is refused, whoever writes: %j',
  async (name, { db, write }) => {
    await expect(recordActor(db, { name, kind: 'OTHER' })).rejects.toMatchObject({
      issues: [{ path: ['name'], message: expect.stringContaining('half of a surrogate pair') }],
    });
    await expect(write('recordActor', { name, kind: 'OTHER' })).rejects.toThrow('UNSTORABLE_TEXT');
  },
);

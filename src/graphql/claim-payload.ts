// What every mutation on a claim gives.
import type { Written } from '../domain/audit.ts';
import { builder } from './builder.ts';
import { present, required } from './load.ts';
import { resultOf } from './mutation.ts';
import { Act, Claim } from './ref.ts';

const ClaimPayload = builder.objectRef<Written>('ClaimPayload').implement({
  description: 'The claim as it is recorded now.',
  fields: (t) => ({
    claim: t.field({ type: Claim, description: 'The claim.', resolve: ({ id }, _args, { load }) => required(load.claim, id) }),
    moved: t.field({
      type: [Act],
      description: 'Acts whose place in time was settled anew within their bounds: by a claim on a link alone.',
      resolve: ({ moved }, _args, { load }) => present(load.act, moved ?? []),
    }),
  }),
});

export const ClaimResult = resultOf('ClaimResult', ClaimPayload);

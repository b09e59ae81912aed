// A share, with what it is a share of.
import type { Share as ShareRow } from '../walk/reciprocity.ts';
import { builder } from './builder.ts';

export const Share = builder.objectRef<ShareRow>('Share').implement({
  description: 'A share with its denominator, without which it would say nothing: 0.5 of 4 is 2 of 4.',
  fields: (t) => ({
    share: t.exposeFloat('share', { description: 'From 0 to 1.' }),
    of: t.exposeInt('of', { description: 'Of how many.' }),
  }),
});

// What can be revised of any act, an event or a statement.
import { OccurredInput, PlaceInput } from './act-input.ts';
import type { builder } from './builder.ts';
import { CitationsChange } from './list-change.ts';
import { idempotencyKey, readVersion } from './mutation.ts';

type InputFields = PothosSchemaTypes.InputFieldBuilder<typeof builder.$inferSchemaTypes, 'InputObject'>;

export const actRevisionFields = (t: InputFields) => ({
  idempotencyKey: t.string(idempotencyKey),
  version: t.int(readVersion),
  slug: t.string({ description: 'Another slug; the one that it has leads to it for ever.' }),
  title: t.string({ description: 'What it was, in a few words of your own.' }),
  summary: t.string({ description: 'The same at more length.' }),
  occurred: t.field({
    type: OccurredInput,
    description: 'When it began. Acts move within their bounds as links ask; what cannot be kept in order is refused with both acts.',
  }),
  place: t.field({ type: PlaceInput, description: 'Where.' }),
  hostility: t.int({ description: 'Where it differs from what the act is, with the reason; null: it follows from that again.' }),
  hostilityReason: t.string({ description: 'Why it differs.' }),
  citations: t.field({ type: CitationsChange, description: 'Where it is reported; a source is removed with all that is cited of it.' }),
});

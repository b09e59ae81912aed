// The lists that a revision changes: what to add, what to remove.
import { CitationInput, ParticipationInput, QuoteInput } from './act-input.ts';
import { builder } from './builder.ts';
import { listChange } from './mutation.ts';
import { ActBy, ActorBy, SourceBy } from './reference.ts';
import { ParticipationRole, StatementKind, Threshold } from './vocabulary.ts';

const ParticipantInput = builder.inputType('ParticipantInput', {
  description: 'A participant that is recorded. Example: `{ actor: {slug: "iraq"}, role: HOST }`.',
  fields: (t) => ({
    actor: t.field({ type: ActorBy, required: true, description: 'Who.' }),
    role: t.field({ type: ParticipationRole, required: true, description: 'In which part.' }),
  }),
});

export const AliasesChange = listChange('AliasesChange', 'names', 'String', 'String');
export const ActorsChange = listChange('ActorsChange', 'actors', ActorBy, ActorBy);
export const ActsChange = listChange('ActsChange', 'acts', ActBy, ActBy);
export const CitationsChange = listChange('CitationsChange', 'citations', CitationInput, SourceBy);
export const ParticipationsChange = listChange('ParticipationsChange', 'participations', ParticipationInput, ParticipantInput);
export const QuotesChange = listChange('QuotesChange', 'quotes', QuoteInput, 'String');
export const StatementKindsChange = listChange('StatementKindsChange', 'kinds', StatementKind, StatementKind);
export const ThresholdsChange = listChange('ThresholdsChange', 'thresholds', Threshold, Threshold);

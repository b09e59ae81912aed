// What becomes of the entries of claims: reviewed, or retracted.
import { type RetractInput, type ReviewInput, retractClaim, reviewClaim } from '../domain/claim-review.ts';
import { builder } from './builder.ts';
import { ClaimResult } from './claim-payload.ts';
import { idempotencyKey, mutation } from './mutation.ts';
import { CLAIM_TYPES } from './reference.ts';
import { ReviewStatus } from './vocabulary.ts';

const ids = { claim: Object.values(CLAIM_TYPES) };

const RetractClaimInput = builder.inputType('RetractClaimInput', {
  description: 'A claim whose entry was wrong. A party that takes its words back makes a new claim.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    claim: t.id({ required: true, description: 'The id of the claim.' }),
    reason: t.string({ required: true, description: 'What was wrong with the entry.' }),
  }),
});

mutation<RetractInput>('retractClaim', {
  role: 'EDITOR',
  description:
    'Takes back an entry that was wrong; it stays readable, with the reason. Example: `mutation { retractClaim(input: {claim: "…", reason: "Read from the wrong page"}) { ... on ClaimPayload { claim { retractedAt } } ... on UserError { message } } }`.',
  input: RetractClaimInput,
  ids,
  result: ClaimResult,
  write: retractClaim,
});

const ReviewClaimInput = builder.inputType('ReviewClaimInput', {
  description: 'Whether the entry of a claim is true to its sources; never whether the claim is true.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    claim: t.id({ required: true, description: 'The id of the claim.' }),
    status: t.field({ type: ReviewStatus, required: true, description: 'What the entry is from now on.' }),
    reason: t.string({ description: 'Why.' }),
  }),
});

mutation<ReviewInput>('reviewClaim', {
  role: 'EDITOR',
  description:
    'Accepts or rejects an entry. A link all of whose claims are rejected holds nothing in order; accepted again, it must be placeable. Example: `mutation { reviewClaim(input: {claim: "…", status: ACCEPTED}) { ... on ClaimPayload { claim { status } } ... on UserError { message } } }`.',
  input: ReviewClaimInput,
  ids,
  result: ClaimResult,
  write: reviewClaim,
});

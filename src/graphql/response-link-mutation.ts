// Writing links: the first claim makes one, others are added to it.
import type { Written } from '../domain/audit.ts';
import {
  type ClaimLinkInput as Claimed,
  type ClaimedLink,
  claimLink,
  type LinkResponseInput as Linked,
  linkResponse,
} from '../domain/response-link.ts';
import { builder } from './builder.ts';
import { LinkClaimInput } from './claim-input.ts';
import { ClaimResult } from './claim-payload.ts';
import { present, required } from './load.ts';
import { idempotencyKey, mutation, resultOf } from './mutation.ts';
import { Act, LinkClaim, ResponseLink } from './ref.ts';
import { ActBy, ResponseLinkBy } from './reference.ts';

const LinkResponsePayload = builder.objectRef<Written>('LinkResponsePayload').implement({
  description: 'The link and the claim on it as they are recorded now.',
  fields: (t) => ({
    responseLink: t.field({
      type: ResponseLink,
      description: 'The link.',
      resolve: async ({ id }, _args, { load }) => required(load.link, (await required(load.claim, id)).linkId ?? ''),
    }),
    claim: t.field({ type: LinkClaim, description: 'The claim.', resolve: ({ id }, _args, { load }) => required(load.claim, id) }),
    moved: t.field({
      type: [Act],
      description: 'Acts whose place in time was settled later within their bounds, so that every response comes after its trigger.',
      resolve: ({ moved }, _args, { load }) => present(load.act, moved ?? []),
    }),
  }),
});

const LinkResponseInput = builder.inputType('LinkResponseInput', {
  description: 'That one act answered another, as someone says.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    response: t.field({ type: ActBy, required: true, description: 'The act that answers.' }),
    trigger: t.field({ type: ActBy, required: true, description: 'The act that is answered.' }),
    claim: t.field({ type: LinkClaimInput, required: true, description: 'Who says so, and how.' }),
  }),
});

const ClaimLinkInput = builder.inputType('ClaimLinkInput', {
  description: 'What someone says of a link that is recorded: that it is so, that it is not, that it was the other way round.',
  fields: (t) => ({
    idempotencyKey: t.string(idempotencyKey),
    link: t.field({ type: ResponseLinkBy, required: true, description: 'Which link.' }),
    claim: t.field({ type: LinkClaimInput, required: true, description: 'Who says what of it.' }),
  }),
});

const written = ({ claim, moved }: ClaimedLink): Written => ({ table: 'claim', id: claim.id, moved });

mutation<Linked>('linkResponse', {
  role: 'EDITOR',
  description:
    'Makes a link with its first claim, or adds a claim to the link that is there. Example: `mutation { linkResponse(input: {response: {slug: "us-strikes-2020-03-12"}, trigger: {slug: "camp-taji-rocket-attack-2020-03-11"}, claim: {assertedBy: {slug: "united-states"}, kind: RETALIATION, basis: STATED_BY_RESPONDER}}) { ... on LinkResponsePayload { responseLink { id } moved { title } } ... on UserError { message } } }`.',
  input: LinkResponseInput,
  result: resultOf('LinkResponseResult', LinkResponsePayload),
  write: async (tx, input) => written(await linkResponse(tx, input)),
});

mutation<Claimed>('claimLink', {
  role: 'EDITOR',
  description:
    'Adds a claim to a link: supports it, denies it, or reverses it. Example: `mutation { claimLink(input: {link: {pair: {response: {slug: "us-strikes-2020-03-12"}, trigger: {slug: "camp-taji-rocket-attack-2020-03-11"}}}, claim: {assertedBy: {slug: "iran"}, stance: DENIES, kind: RETALIATION, basis: STATED_BY_TARGET}}) { ... on ClaimPayload { claim { id } } ... on UserError { message } } }`.',
  input: ClaimLinkInput,
  result: ClaimResult,
  write: async (tx, input) => written(await claimLink(tx, input)),
});

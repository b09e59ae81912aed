// Response links: the edge itself, which knows no lens, and what a lens leaves of it.
import { findAct, findLink } from '../domain/find.ts';
import { EVERYTHING, type Lens } from '../walk/lens.ts';
import { lagOf, stepOf } from '../walk/metrics.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { each, present, required } from './load.ts';
import { measuredAct } from './measured-act.ts';
import { Act, Actor, ChainLink, LinkClaim, ResponseLink } from './ref.ts';
import { ACT_TYPES, keyOf, ResponseLinkBy, referenceOf } from './reference.ts';
import { CausalStrength, ResponseBasis, ResponseKind, ReviewStatus, Stance, Step, TemporalOrder } from './vocabulary.ts';

const Lag = builder.objectRef<ReturnType<typeof lagOf>>('Lag').implement({
  description: "How long the answer took, in exclusive days, from the bounds of both acts' times.",
  fields: (t) => ({
    minDays: t.exposeFloat('minDays', { description: 'At least so many days.' }),
    maxDays: t.exposeFloat('maxDays', { description: 'At most so many days.' }),
  }),
});

/** The acts at the ends of a link. */
async function endsOf({ responseId, triggerId }: { responseId: string; triggerId: string }, { load }: Context) {
  const [trigger, response] = await Promise.all([required(load.act, triggerId), required(load.act, responseId)]);
  return { trigger, response };
}

const leadingOf = async (linkId: string, { load }: Context) =>
  (await load.positionsOnLink(EVERYTHING, 'LINK').load(linkId)).find((position) => position.carries) ?? null;

async function opponentsOf(linkId: string, lens: Lens, { load }: Context) {
  const positions = await load.positionsOnLink(lens, 'LINK').load(linkId);
  return present(load.actor, [...new Set(positions.filter((position) => !position.carries).map(({ assertedById }) => assertedById))]);
}

/** From best to worst: a link's status is the best of its claims'. */
const STATUSES = ['ACCEPTED', 'PROPOSED', 'REJECTED'] as const;

builder.node(ResponseLink, {
  description:
    'The causal edge: one act (`response`) answered another (`trigger`). One for each pair; its substance is its claims. Its own fields know no lens: a ChainLink is what a lens leaves of it. Example: `{ responseLink(by: {pair: {response: {slug: "us-strikes-2020-03-12"}, trigger: {slug: "camp-taji-rocket-attack-2020-03-11"}}}) { claims { assertedBy { name } kind basis citations { quote } } } }`.',
  id: { resolve: (link) => link.id },
  loadManyWithoutCache: (ids, { load }) => each(load.link, ids),
  fields: (t) => ({
    response: t.field({
      type: Act,
      description: 'The act that answers.',
      resolve: ({ responseId }, _args, { load }) => required(load.act, responseId),
    }),
    trigger: t.field({
      type: Act,
      description: 'The act that is answered.',
      resolve: ({ triggerId }, _args, { load }) => required(load.act, triggerId),
    }),
    leadingClaim: t.field({
      type: LinkClaim,
      nullable: true,
      description:
        'The claim that stands first among those that assert the link: by basis, then the firmest, then the first said. Null where none stands.',
      resolve: ({ id }, _args, context) => leadingOf(id, context),
    }),
    kind: t.field({
      type: ResponseKind,
      nullable: true,
      description: 'What sort of answer, by the leading claim alone.',
      resolve: async ({ id }, _args, context) => (await leadingOf(id, context))?.kind,
    }),
    basis: t.field({
      type: ResponseBasis,
      nullable: true,
      description: 'How the leading claimant comes to say it.',
      resolve: async ({ id }, _args, context) => (await leadingOf(id, context))?.basis,
    }),
    confidence: t.int({
      nullable: true,
      description: 'How firm the leading claim is; null for a flat assertion.',
      resolve: async ({ id }, _args, context) => (await leadingOf(id, context))?.confidence,
    }),
    disputed: t.boolean({
      description: 'Whether anybody denies or reverses it.',
      resolve: async ({ id }, _args, { load }) =>
        (await load.positionsOnLink(EVERYTHING, 'LINK').load(id)).some((position) => !position.carries),
    }),
    deniedBy: t.field({
      type: [Actor],
      description: 'Who denies or reverses it.',
      resolve: ({ id }, _args, context) => opponentsOf(id, EVERYTHING, context),
    }),
    status: t.field({
      type: ReviewStatus,
      description: "The best of its claims' statuses: whether any entry on it is true to its sources.",
      resolve: async ({ id }, _args, { load }) => {
        const claims = await load.claimsOfLink.load(id);
        return STATUSES.find((status) => claims.some((claim) => claim.retractedAt === null && claim.status === status)) ?? 'REJECTED';
      },
    }),
    temporalOrder: t.field({
      type: TemporalOrder,
      description: "Whether the bounds of both acts' times leave no doubt that the trigger came first.",
      resolve: async (link, _args, context) => {
        const { trigger, response } = await endsOf(link, context);
        return trigger.latest < response.earliest ? ('CERTAIN' as const) : ('POSSIBLE' as const);
      },
    }),
    lag: t.field({
      type: Lag,
      description: 'How long the answer took.',
      resolve: async (link, _args, context) => {
        const { trigger, response } = await endsOf(link, context);
        return lagOf(trigger, response);
      },
    }),
    step: t.field({
      type: Step,
      description:
        'Up or down from trigger to response, by hostility, then killed, then injured. Overlapping or missing figures are INDETERMINATE.',
      resolve: async (link, _args, context) => {
        const { trigger, response } = await endsOf(link, context);
        return stepOf(await measuredAct(trigger, EVERYTHING, context), await measuredAct(response, EVERYTHING, context));
      },
    }),
    claims: t.field({
      type: [LinkClaim],
      description: 'Every claim about it, whoever makes it: denials beside assertions, retracted ones last.',
      args: { stances: t.arg({ type: [Stance], description: 'Only these stances.' }) },
      resolve: async ({ id }, { stances }, { load }) => {
        const claims = await load.claimsOfLink.load(id);
        return stances == null ? claims : claims.filter(({ stance }) => stances.includes(stance));
      },
    }),
  }),
});

ChainLink.implement({
  description:
    'A response link as a lens leaves it: kind, basis, strength and confidence are those of one claim, the leading one, never a mixture of several.',
  fields: (t) => ({
    link: t.field({
      type: ResponseLink,
      description: 'The link itself, which knows no lens.',
      resolve: ({ link }, _args, { load }) => required(load.link, link.id),
    }),
    response: t.field({
      type: Act,
      description: 'The act that answers.',
      resolve: ({ link }, _args, { load }) => required(load.act, link.responseId),
    }),
    trigger: t.field({
      type: Act,
      description: 'The act that is answered.',
      resolve: ({ link }, _args, { load }) => required(load.act, link.triggerId),
    }),
    leadingClaim: t.field({
      type: LinkClaim,
      description:
        'Of the claims that pass the lens the one that stands first: by basis (nearness to the deed, not truth), then the firmest, then the first said.',
      resolve: ({ link }, _args, { load }) => required(load.claim, link.leadingClaimId),
    }),
    kind: t.field({ type: ResponseKind, description: 'What sort of answer, by the leading claim.', resolve: ({ link }) => link.kind }),
    basis: t.field({ type: ResponseBasis, description: 'How the leading claimant comes to say it.', resolve: ({ link }) => link.basis }),
    strength: t.field({
      type: CausalStrength,
      nullable: true,
      description: 'What weight the leading claim gives the trigger.',
      resolve: ({ link }) => link.strength,
    }),
    confidence: t.int({
      nullable: true,
      description: 'How firm the leading claim is; null for a flat assertion.',
      resolve: ({ link }) => link.confidence,
    }),
    disputed: t.boolean({
      description: 'Whether anybody not excluded denies or reverses the link, told by the tellers of the lens or not.',
      resolve: ({ link }) => link.disputed,
    }),
    deniedBy: t.field({
      type: [Actor],
      description: 'Who denies or reverses it.',
      resolve: ({ link, lens }, _args, context) => opponentsOf(link.id, lens, context),
    }),
    claims: t.field({
      type: [LinkClaim],
      description: 'The claims that carry it under the lens, the leading one first. Denials are in deniedBy and in link.claims.',
      resolve: async ({ link, lens, claimIds }, _args, { load }) =>
        claimIds === undefined
          ? (await load.positionsOnLink(lens, 'LINK').load(link.id)).filter((position) => position.carries)
          : present(load.claim, claimIds),
    }),
  }),
});

builder.queryField('responseLink', (t) =>
  t.field({
    type: ResponseLink,
    nullable: true,
    description:
      'One response link, by id or by its two acts; null where nobody has linked them that way. Example: `{ responseLink(by: {pair: {response: {slug: "us-strikes-2020-03-12"}, trigger: {slug: "camp-taji-rocket-attack-2020-03-11"}}}) { kind basis claims { assertedBy { name } } } }`.',
    args: { by: t.arg({ type: ResponseLinkBy, required: true, description: 'Which link.' }) },
    resolve: async (_root, { by }, { database, load }) => {
      if (by.pair == null) return load.link.load(keyOf(by.id ?? '', ['ResponseLink'], 'id'));
      const [response, trigger] = [referenceOf(by.pair.response, ACT_TYPES), referenceOf(by.pair.trigger, ACT_TYPES)];
      const [responseId, triggerId] = await Promise.all([findAct(database, response), findAct(database, trigger)]);
      const id = responseId === null || triggerId === null ? null : await findLink(database, responseId, triggerId);
      return id === null ? null : load.link.load(id);
    },
  }),
);

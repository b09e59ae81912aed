// The interface that events and statements share: what is asked of an act whatever its kind.
import { findAct } from '../domain/find.ts';
import type { ParticipationRow } from '../domain/participation.ts';
import { builder } from './builder.ts';
import { required } from './load.ts';
import { OccurredTime } from './occurred.ts';
import { Place, placeOf } from './place.ts';
import { Act, Actor, Citation } from './ref.ts';
import { ACT_TYPES, ActBy, referenceOf } from './reference.ts';
import { Outcome, ParticipationRole } from './vocabulary.ts';

const Participation = builder.objectRef<ParticipationRow>('Participation').implement({
  description:
    "An actor's part in an act, and what became of it. A coalition is several participants of one event. A contested perpetrator is an UNKNOWN actor beside attributions, never a bare participation.",
  fields: (t) => ({
    actor: t.field({
      type: Actor,
      description: 'Who took part.',
      resolve: ({ actorId }, _args, { load }) => required(load.actor, actorId),
    }),
    role: t.expose('role', { type: ParticipationRole, description: 'In which part.' }),
    outcome: t.expose('outcome', { type: Outcome, nullable: true, description: 'What became of the participant.' }),
    detail: t.exposeString('detail', { nullable: true, description: 'A few words more: a rank, a unit, in what capacity.' }),
    citations: t.field({
      type: [Citation],
      description: 'What bears this part out, beside what bears out the act.',
      resolve: ({ id }, _args, { load }) => load.citationsOfParticipation.load(id),
    }),
  }),
});

Act.implement({
  description:
    'Something done or said at a time: the interface of Event and Statement. Walk back with `causes`, on with `consequences`. Example: `{ act(by: {slug: "us-strikes-2020-03-12"}) { title causes { acts { depth act { title } } } } }`.',
  interfaces: [builder.nodeInterfaceRef()],
  resolveType: (act) => (act.type === 'EVENT' ? 'Event' : 'Statement'),
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Rises with every revision; a revision names the version it read.' }),
    slug: t.exposeString('slug', { description: 'Readable name in addresses; it resolves for ever.' }),
    title: t.exposeString('title', { description: 'What happened or was said, in a few words of ours.' }),
    summary: t.exposeString('summary', {
      nullable: true,
      description: 'What happened or was said, in our own words. The words of a speaker are in quotes.',
    }),
    occurred: t.field({ type: OccurredTime, description: 'When it began.', resolve: (act) => act }),
    place: t.field({
      type: Place,
      nullable: true,
      description: 'Where.',
      resolve: ({ placeId }, _args, { load }) => placeOf(placeId, load),
    }),
    hostility: t.exposeInt('hostility', {
      nullable: true,
      description:
        '0 conciliatory, 1 non-militarised conflict, 2 threat of force, 3 display of force, 4 use of force, 5 war; 2 to 5 are the Correlates of War levels. Null: neither hostile nor conciliatory. Compare levels, do not subtract them.',
    }),
    participations: t.field({
      type: [Participation],
      description: 'Who took part in it, and how.',
      args: { roles: t.arg({ type: [ParticipationRole], description: 'Only these roles.' }) },
      resolve: async ({ id }, { roles }, { load }) => {
        const participations = await load.participationsOfAct.load(id);
        return roles == null ? participations : participations.filter(({ role }) => roles.includes(role));
      },
    }),
    citations: t.field({
      type: [Citation],
      description: 'Where it is reported.',
      resolve: ({ id }, _args, { load }) => load.citationsOfAct.load(id),
    }),
  }),
});

builder.queryField('act', (t) =>
  t.field({
    type: Act,
    nullable: true,
    description:
      'One act, event or statement; null where the slug is unknown. Example: `{ act(by: {slug: "us-strikes-2020-03-12"}) { title occurred { label } } }`.',
    args: { by: t.arg({ type: ActBy, required: true, description: 'Which act.' }) },
    resolve: async (_root, { by }, { database, load }) => {
      const id = await findAct(database, referenceOf(by, ACT_TYPES));
      return id === null ? null : load.act.load(id);
    },
  }),
);

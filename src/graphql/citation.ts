// Published documents, and the words in them that bear something out.
import { findSource } from '../domain/find.ts';
import { builder } from './builder.ts';
import { each, required } from './load.ts';
import { OccurredTime, occurredOf } from './occurred.ts';
import { Actor, Citation, Source } from './ref.ts';
import { SourceBy, sourceReferenceOf } from './reference.ts';
import { Reliability } from './vocabulary.ts';

builder.node(Source, {
  description:
    'A published document: an article, a book, a letter, a data set. Example: `{ sources(first: 5) { nodes { title publisher { name } url } } }`.',
  id: { resolve: (source) => source.id },
  loadManyWithoutCache: (ids, { load }) => each(load.source, ids),
  fields: (t) => ({
    version: t.exposeInt('version', { description: 'Rises with every revision; a revision names the version it read.' }),
    slug: t.exposeString('slug', { description: 'Readable name in addresses; it resolves for ever.' }),
    title: t.exposeString('title', { description: 'Its title, or what it is where it has none.' }),
    publisher: t.field({
      type: Actor,
      nullable: true,
      description: 'Who published it. Independent sources are counted by publisher.',
      resolve: ({ publisherId }, _args, { load }) => (publisherId === null ? null : load.actor.load(publisherId)),
    }),
    url: t.expose('url', { type: 'URL', nullable: true, description: 'Where it was published.' }),
    archiveUrl: t.expose('archiveUrl', { type: 'URL', nullable: true, description: 'Where a copy is kept.' }),
    published: t.field({
      type: OccurredTime,
      nullable: true,
      description: 'When it was published. It dates the claims it bears out that have no date of their own.',
      resolve: (s) => occurredOf(s.publishedEarliest, s.publishedLatest, s.publishedPrecision, s.publishedZone),
    }),
    language: t.exposeString('language', { nullable: true, description: 'BCP 47 tag of its language.' }),
    reliability: t.expose('reliability', {
      type: Reliability,
      nullable: true,
      description: 'How far the source can be relied on in general, A to F.',
    }),
  }),
});

Citation.implement({
  description: 'A source, with the words or the page that bear something out.',
  fields: (t) => ({
    source: t.field({
      type: Source,
      description: 'The document.',
      resolve: ({ sourceId }, _args, { load }) => required(load.source, sourceId),
    }),
    quote: t.exposeString('quote', { nullable: true, description: 'The words that bear it out, as they stand in the source.' }),
    locator: t.exposeString('locator', { nullable: true, description: 'Where in the source: page, paragraph, minute.' }),
    credibility: t.exposeInt('credibility', {
      nullable: true,
      description: 'How credible this piece of information is, 1 confirmed to 6 cannot be judged (Admiralty).',
    }),
  }),
});

builder.queryField('source', (t) =>
  t.field({
    type: Source,
    nullable: true,
    description:
      'One source; null where it is unknown. Example: `{ source(by: {slug: "guardian-us-airstrikes-iraq-2020-03"}) { title published { label } } }`.',
    args: { by: t.arg({ type: SourceBy, required: true, description: 'Which source.' }) },
    resolve: async (_root, { by }, { database, load }) => {
      const id = await findSource(database, sourceReferenceOf(by));
      return id === null ? null : load.source.load(id);
    },
  }),
);

// Statements: acts said, with their words and what these words claim.
import type { StatementRow } from '../domain/act-row.ts';
import { findAct } from '../domain/find.ts';
import type { QuoteRow } from '../domain/statement.ts';
import type { ParticipationRole } from '../generated/prisma/enums.ts';
import { builder } from './builder.ts';
import type { Context } from './context.ts';
import { distinctActors, each, present, required } from './load.ts';
import { Act, Actor, Statement } from './ref.ts';
import { ActBy, referenceOf } from './reference.ts';
import { StatementKind } from './vocabulary.ts';

const Quote = builder.objectRef<QuoteRow>('Quote');

Quote.implement({
  description: 'The words themselves, in their language.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The words.' }),
    language: t.exposeString('language', { description: 'BCP 47 tag of their language.' }),
    translationOf: t.field({
      type: Quote,
      nullable: true,
      description: 'The original of which these words are a translation.',
      resolve: ({ translationOfId }, _args, { load }) => (translationOfId === null ? null : required(load.quote, translationOfId)),
    }),
  }),
});

async function actorsInRole({ id }: StatementRow, wanted: ParticipationRole, { load }: Context) {
  const participations = await load.participationsOfAct.load(id);
  return distinctActors(
    load,
    participations.filter(({ role }) => role === wanted).map(({ actorId }) => actorId),
  );
}

builder.node(Statement, {
  description:
    'An act said. A statement about an act is not yet an answer to it: that takes a response link, and someone who claims it. Example: `{ statements(first: 5) { nodes { speakers { name } quotes { text } about { title } } } }`.',
  interfaces: [Act],
  id: { resolve: (statement) => statement.id },
  isTypeOf: (row) => (row as StatementRow).type === 'STATEMENT',
  loadManyWithoutCache: async (ids, { load }) => (await each(load.act, ids)).map((row) => (isStatement(row) ? row : null)),
  fields: (t) => ({
    kinds: t.expose('statementKinds', {
      type: [StatementKind],
      description: 'What is done by saying it; several, for one can support and criticise in one breath.',
    }),
    speakers: t.field({
      type: [Actor],
      description: 'Who said it.',
      resolve: (statement, _args, context) => actorsInRole(statement, 'SPEAKER', context),
    }),
    onBehalfOf: t.field({
      type: [Actor],
      description: 'For whom it was said, beside the speakers themselves.',
      resolve: async ({ id }, _args, { load }) =>
        distinctActors(
          load,
          (await load.statementOnBehalfOf.load(id)).map(({ actorId }) => actorId),
        ),
    }),
    audience: t.field({
      type: [Actor],
      description: 'To whom.',
      resolve: (statement, _args, context) => actorsInRole(statement, 'AUDIENCE', context),
    }),
    about: t.field({
      type: [Act],
      description: 'The acts it speaks of.',
      resolve: async ({ id }, _args, { load }) =>
        present(
          load.act,
          (await load.actsAbout.load(id)).map(({ actId }) => actId),
        ),
    }),
    quotes: t.field({
      type: [Quote],
      description: 'The telling words.',
      resolve: ({ id }, _args, { load }) => load.quotesOfStatement.load(id),
    }),
    prompt: t.exposeString('prompt', { nullable: true, description: 'The question that it answered.' }),
    conditional: t.exposeBoolean('conditional', {
      nullable: false,
      description: 'Whether it is tied to a condition: "if you …, we shall …".',
    }),
    veiled: t.exposeBoolean('veiled', { nullable: false, description: 'Whether it was hinted rather than said.' }),
  }),
});

const isStatement = (row: unknown): row is StatementRow => (row as StatementRow | null)?.type === 'STATEMENT';

builder.queryField('statement', (t) =>
  t.field({
    type: Statement,
    nullable: true,
    description:
      'One statement; null where the slug is unknown, or names an event. Example: `{ search(text: "Farah", kinds: [STATEMENT]) { nodes { ... on Statement { slug } } } }` finds slugs.',
    args: { by: t.arg({ type: ActBy, required: true, description: 'Which statement.' }) },
    resolve: async (_root, { by }, { database, load }) => {
      const id = await findAct(database, referenceOf(by, ['Statement']));
      const act = id === null ? null : await load.act.load(id);
      return isStatement(act) ? act : null;
    },
  }),
);

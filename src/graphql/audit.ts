// The history of what was written: of an act, of a link, and of everything.
import { type AuditEntryRow, auditListing } from '../domain/audit.ts';
import type { PageArgs } from '../domain/page.ts';
import { builder } from './builder.ts';
import { connectionOf } from './connection.ts';
import type { Context } from './context.ts';
import { present } from './load.ts';
import { Act, ResponseLink } from './ref.ts';
import { ForbiddenError, mayActAs } from './viewer.ts';

const isAdmin = ({ viewer }: Context): boolean => mayActAs(viewer, 'ADMIN');

const AuditEntry = builder.objectRef<AuditEntryRow>('AuditEntry').implement({
  description: 'What someone wrote: when, and what it was before and after.',
  fields: (t) => ({
    recordedAt: t.expose('recordedAt', { type: 'DateTime', description: 'When.' }),
    writer: t.exposeString('writer', { description: 'Who: the name of the key, or the subject of a token.' }),
    operation: t.exposeString('operation', { description: 'By which mutation: "reviseEvent".' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why, where the writer had to say.' }),
    before: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The row with what belongs to it, as it was; null for a new one.',
      resolve: ({ before }) => before,
    }),
    after: t.field({
      type: 'JSON',
      nullable: true,
      description: 'The same as it became; null for one that was removed.',
      resolve: ({ after }) => after,
    }),
    keyId: t.string({
      nullable: true,
      description: 'By which key, as `casus key list` names it. Told to administrators alone.',
      resolve: ({ keyId }, _args, context) => (isAdmin(context) ? keyId : null),
    }),
    requestId: t.string({
      nullable: true,
      description: 'In which request; the log has it too. Told to administrators alone.',
      resolve: ({ requestId }, _args, context) => (isAdmin(context) ? requestId : null),
    }),
  }),
});

const AuditEntryEdge = builder.edgeObject({ type: AuditEntry, name: 'AuditEntryEdge', description: 'An entry in a history.' });
const AuditEntryConnection = builder.connectionObject(
  { type: AuditEntry, name: 'AuditEntryConnection', description: 'A page of a history.' },
  AuditEntryEdge,
);

const history = (context: Context, args: PageArgs, concernsId?: string) =>
  connectionOf(context, auditListing(concernsId === undefined ? {} : { concernsId }), args, (ids) => present(context.load.auditEntry, ids));

builder.interfaceField(Act, 'history', (t) =>
  t.connection(
    {
      type: AuditEntry,
      description: 'What was written of it, of the links at it and of the claims about it, the newest first.',
      resolve: ({ id }, args, context) => history(context, args, id),
    },
    AuditEntryConnection,
    AuditEntryEdge,
  ),
);

builder.objectField(ResponseLink, 'history', (t) =>
  t.connection(
    {
      type: AuditEntry,
      description: 'What was written of it and of the claims on it, the newest first.',
      resolve: ({ id }, args, context) => history(context, args, id),
    },
    AuditEntryConnection,
    AuditEntryEdge,
  ),
);

builder.queryField('auditLog', (t) =>
  t.connection(
    {
      type: AuditEntry,
      extensions: { role: 'ADMIN' },
      description:
        'All that was written, the newest first. Needs the role ADMIN. Example: `{ auditLog(first: 5) { nodes { recordedAt writer operation } } }`.',
      resolve: (_root, args, context) => {
        if (!isAdmin(context)) throw new ForbiddenError('ADMIN', context.viewer.role);
        return history(context, args);
      },
    },
    AuditEntryConnection,
    AuditEntryEdge,
  ),
);

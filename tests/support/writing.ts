// The `test` of mutations: the front door under an editor's key and under an administrator's.
import pino from 'pino';
import { readConfig } from '../../src/config.ts';
import { createApiKey } from '../../src/domain/api-key.ts';
import type { Role } from '../../src/generated/prisma/enums.ts';
import { type Answer, test as base } from './test.ts';

/** What a mutation gives: its type, what an error says, and what was asked of a payload. */
export interface Outcome {
  readonly __typename: string;
  readonly code?: string;
  readonly message?: string;
  readonly issues?: { path: string[]; message: string }[];
  readonly path?: string[];
}

/** Sends one mutation, and gives what it gives. The fields are those of its payload. */
export type Write = <Payload = object>(
  mutation: string,
  input: object,
  fields?: string,
) => Promise<Outcome & { readonly [Field in keyof Payload]: Payload[Field] }>;

const ERRORS = '... on UserError { code message } ... on ValidationError { issues { path message } } ... on NotFoundError { path }';

const documentOf = (mutation: string, fields: string): string =>
  `mutation ($input: ${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input!) { ${mutation}(input: $input) { __typename ${fields} ${ERRORS} } }`;

export const test = base
  .extend('as', async ({ db }) => {
    const { createServer } = await import('../../src/server.ts');
    const server = createServer({ database: db, config: readConfig({ RATE_LIMIT: 'off' }), log: pino({ level: 'silent' }) });
    /** Asks the API with a key of that role; errors fail the test, those that a mutation gives as data do not. */
    return async (role: Role, name: string) => {
      const { key } = await createApiKey(db, { name, role });
      return async <Data>(query: string, variables: Record<string, unknown> = {}, operationName?: string): Promise<Data> => {
        const response = await server.fetch(
          new Request('http://localhost/graphql', {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              accept: 'application/json',
              'x-request-id': 'test',
              authorization: `Bearer ${key}`,
            },
            body: JSON.stringify({ query, variables, operationName }),
          }),
        );
        const { data, errors } = (await response.json()) as Answer<Data>;
        if (errors || !data) throw new Error(`The API answered with errors: ${JSON.stringify(errors, null, 2)}`);
        return data;
      };
    };
  })
  /** Asks with an administrator's key. */
  .extend('admin', ({ as }) => as('ADMIN', 'Root'))
  .extend('writer', ({ as }) => async (role: Role, name: string): Promise<Write> => {
    const ask = await as(role, name);
    return async (mutation, input, fields = '') =>
      (await ask<Record<string, never>>(documentOf(mutation, fields), { input }))[mutation] as never;
  })
  /** Writes with an editor's key. */
  .extend('write', ({ writer }) => writer('EDITOR', 'Ann'))
  /** Writes with an administrator's key. */
  .extend('administer', ({ writer }) => writer('ADMIN', 'Root'));

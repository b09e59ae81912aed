// The errors that a reader can meet, each with a code that programs may rely on and a sentence that says what to do.
import { GraphQLError } from 'graphql';
import { NotFoundError, ValidationError } from '../domain/error.ts';
import { PageError } from '../domain/page.ts';
import { ForbiddenError } from './viewer.ts';

/** Something asked for in a way that cannot be answered: a page of 1,000, an empty list in a lens. */
export const badInput = (message: string, argument?: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT', ...(argument === undefined ? {} : { argument }) } });

/** A refusal of the domain as a client may see it; null for anything else, of which nothing may be told. */
export function refusal(error: unknown): { message: string; extensions: Record<string, unknown> } | null {
  const extensions = extensionsOf(error);
  return extensions && error instanceof Error ? { message: error.message, extensions } : null;
}

function extensionsOf(error: unknown): Record<string, unknown> | null {
  if (error instanceof ForbiddenError) return { code: error.code };
  if (error instanceof PageError) return { code: 'BAD_USER_INPUT', argument: error.argument };
  if (error instanceof NotFoundError) return { code: error.code, argument: error.field.join('.') };
  if (error instanceof ValidationError) return { code: 'BAD_USER_INPUT', issues: error.issues };
  return null;
}

// Asks the API, and says in a sentence what went wrong. The page has no other door.

/** An operation with the types of its variables and its answer, as generate.ts writes them. */
export interface Operation<Answer, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never set: it carries the types. */
  readonly types?: (variables: Variables) => Answer;
}

/** `offline`: no answer came at all. */
export class AskError extends Error {
  override readonly name = 'AskError';
  readonly offline: boolean;

  constructor(message: string, offline = false) {
    super(message);
    this.offline = offline;
  }
}

interface Body<Answer> {
  readonly data?: Answer | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** @throws {AskError} in words for people. */
export async function ask<Answer, Variables>(
  { name, text }: Operation<Answer, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ operationName: name, query: text, variables }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new AskError('The server cannot be reached. What you see stays; try again when you are connected.', true);
  });
  const { data, errors } = (await response.json().catch(() => ({}))) as Body<Answer>;
  if (errors?.[0]) throw new AskError(errors[0].message);
  if (!data) throw new AskError(`The server answered without data (status ${response.status}). Try again.`);
  return data;
}

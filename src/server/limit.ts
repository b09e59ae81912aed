// What a request may ask for at most, and what no database text can hold. Checked before anything runs, each refusal with its numbers.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  Lexer,
  type SelectionNode,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql';
import type { Limits } from '../config.ts';

/** Brackets within brackets, in a query or in its variables. graphql-js reads by recursion: far below what its stack bears, far above what anyone writes. */
const NESTING = 200;

/** How far the words of a query are counted: a megabyte of colons takes half a second, and nobody needs its exact number. */
const COUNTED = 20_000;

/** PostgreSQL refuses NUL, and a lone surrogate would silently become another character on its way there. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

const OPENING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<TokenKind> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** What can be told from the text alone, so that a hostile one is never parsed. @throws {GraphQLError} */
export function checkText(query: string, limits: Limits): void {
  let count = 0;
  let directives = 0;
  let open = 0;
  for (const { kind, value } of tokens(query)) {
    count += 1;
    if (kind === TokenKind.AT) directives += 1;
    if (OPENING.has(kind)) open += 1;
    if (CLOSING.has(kind)) open -= 1;
    if (open > NESTING) throw tooNested('The query');
    if (UNSTORABLE.test(value)) throw unstorable('A text in the query');
    if (count === COUNTED) break;
  }
  if (count > limits.tokens) {
    const what = count < COUNTED ? 'words and signs' : 'words and signs or more';
    throw excess('TOO_MANY_TOKENS', limits.tokens, count, what, 'Ask for less, or ask in several requests.');
  }
  if (directives > limits.directives) {
    throw excess('TOO_MANY_DIRECTIVES', limits.directives, directives, 'directives', 'Leave out the fields that you do not want instead.');
  }
}

/** Up to the first mistake: the parser, which comes next, says it better. */
function* tokens(query: string): Generator<{ kind: TokenKind; value: string }> {
  const lexer = new Lexer(new Source(query));
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) yield token;
  } catch (error) {
    if (!(error instanceof GraphQLError) || error.extensions['code']) throw error;
  }
}

/** @throws {GraphQLError} where a variable nests too deep, or holds a text that could not be kept as it is. */
export function checkVariables(variables: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(variables)) {
    const pending: [unknown, number][] = [[value, 0]];
    for (let next = pending.pop(); next; next = pending.pop()) {
      const [part, depth] = next;
      if (depth > NESTING) throw tooNested(`The variable $${name}`);
      if (typeof part === 'string' && UNSTORABLE.test(part)) throw unstorable(`The variable $${name}`);
      if (typeof part === 'object' && part !== null) for (const inner of Object.values(part)) pending.push([inner, depth + 1]);
    }
  }
}

/** Every limit that the fields of a parsed query pass; none when it may run. */
export function checkShape(document: DocumentNode, limits: Limits): GraphQLError[] {
  const { depth, aliases, duplicates, rootFields } = weighDocument(document);
  const errors: GraphQLError[] = [];
  if (depth > limits.depth) {
    errors.push(excess('TOO_DEEP', limits.depth, depth, 'levels of fields', 'Ask for the inner part in a second request, by its id.'));
  }
  if (aliases > limits.aliases) {
    errors.push(excess('TOO_MANY_ALIASES', limits.aliases, aliases, 'aliases, each use of a fragment counted', 'Ask in several requests.'));
  }
  if (rootFields > limits.rootFields) {
    errors.push(excess('TOO_MANY_ROOT_FIELDS', limits.rootFields, rootFields, 'fields at its top', 'Ask in several requests.'));
  }
  if (duplicates > limits.duplicates) {
    errors.push(excess('TOO_MANY_DUPLICATES', limits.duplicates, duplicates, 'mentions of one field in one place', 'Name it once.'));
  }
  return errors;
}

/** Of a selection, its fragments spread out as the server would run it. */
interface Weight {
  readonly depth: number;
  readonly aliases: number;
  /** The most mentions of one response key in one place below. */
  readonly duplicates: number;
  /** Mentions of each response key at this level. */
  readonly keys: ReadonlyMap<string, number>;
}

const NOTHING: Weight = { depth: 0, aliases: 0, duplicates: 0, keys: new Map() };

function weighDocument(document: DocumentNode): Omit<Weight, 'keys'> & { rootFields: number } {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const weighed = new Map<string, Weight>();

  const weighSet = (node: SelectionSetNode) => merge(node.selections.map(weighSelection));

  function weighSelection(node: SelectionNode): Weight {
    if (node.kind === Kind.FIELD) return weighField(node, node.selectionSet ? weighSet(node.selectionSet) : NOTHING);
    return node.kind === Kind.INLINE_FRAGMENT ? weighSet(node.selectionSet) : weighFragment(node.name.value);
  }

  function weighFragment(name: string): Weight {
    const known = weighed.get(name);
    if (known) return known;
    weighed.set(name, NOTHING); // Within itself a fragment weighs nothing here; validation refuses it.
    const fragment = fragments.get(name);
    const weight = fragment ? weighSet(fragment.selectionSet) : NOTHING;
    weighed.set(name, weight);
    return weight;
  }

  const operations = document.definitions.flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? [weighSet(node.selectionSet)] : []));
  const most = (measure: (weight: Weight) => number) => Math.max(0, ...operations.map(measure));
  return {
    depth: most(({ depth }) => depth),
    aliases: most(({ aliases }) => aliases),
    duplicates: most(({ duplicates }) => duplicates),
    rootFields: most(({ keys }) => sum(keys.values())),
  };
}

function weighField({ name, alias }: FieldNode, within: Weight): Weight {
  // Introspection nests deeper than any reading needs, reads no database, and is kept in bounds by graphql-js itself.
  const introspects = name.value === '__schema' || name.value === '__type';
  return {
    depth: introspects ? 1 : within.depth + 1,
    aliases: within.aliases + (alias ? 1 : 0),
    duplicates: within.duplicates,
    keys: new Map([[alias?.value ?? name.value, 1]]),
  };
}

function merge(weights: readonly Weight[]): Weight {
  const keys = new Map<string, number>();
  for (const weight of weights) for (const [key, count] of weight.keys) keys.set(key, (keys.get(key) ?? 0) + count);
  return {
    depth: Math.max(0, ...weights.map(({ depth }) => depth)),
    aliases: sum(weights.map(({ aliases }) => aliases)),
    duplicates: Math.max(0, ...keys.values(), ...weights.map(({ duplicates }) => duplicates)),
    keys,
  };
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

function excess(code: string, limit: number, actual: number, what: string, advice: string): GraphQLError {
  return refusal(`This query has ${actual.toLocaleString('en')} ${what}; at most ${limit.toLocaleString('en')} are taken. ${advice}`, {
    code,
    limit,
    actual,
  });
}

const tooNested = (where: string) =>
  refusal(`${where} has brackets within brackets more than ${NESTING} deep. Make it flatter.`, { code: 'TOO_DEEP', limit: NESTING });

const unstorable = (where: string) =>
  refusal(`${where} holds a NUL character or half of a surrogate pair, which no database text can hold. Remove it.`, {
    code: 'UNSTORABLE_TEXT',
  });

/** `spec: false`: 400 for a client that asks for plain application/json too, where a mistake in a query would be 200. */
function refusal(message: string, extensions: Record<string, unknown>): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400, spec: false } } });
}

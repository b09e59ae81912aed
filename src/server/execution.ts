// Running a query: compiled once into a function, which is kept with the parsed text. Field by field, a chain of a thousand acts takes longer
// to run through than to read. A mutation is run field by field: what has not begun when its time is up must not begin.
import {
  type ASTNode,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLNamedType,
  GraphQLScalarType,
  GraphQLSchema,
  getLocation,
  getNamedType,
  getOperationAST,
  getVariableValues,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import type { Plugin, YogaInitialContext } from 'graphql-yoga';
import { type Context, untilAborted } from '../graphql/context.ts';

/**
 * A function has the fields beneath an interface once for each type that may stand there, and so again beneath each of them. Some lines of
 * a query can unfold into gigabytes: beyond so many fields it is run field by field instead.
 */
const MOST_UNFOLDED = 2000;

/** The type of every variable in what is compiled: graphql-js has read them already. */
const READ = new GraphQLScalarType({ name: 'Read' });

type Run = (args: ExecutionArgs) => Promise<ExecutionResult>;

export function useCompiledExecution(schema: GraphQLSchema): Plugin {
  const config = schema.toConfig();
  const extended = new GraphQLSchema({ ...config, types: [...config.types, READ], assumeValid: true });
  /** As long as the text itself is remembered (endpoint.ts); null: not to be compiled. */
  const compiled = new WeakMap<DocumentNode, Map<OperationDefinitionNode, Run | null>>();

  function compiledOf(document: DocumentNode, operation: OperationDefinitionNode): Run | null {
    const ofDocument = compiled.get(document) ?? new Map<OperationDefinitionNode, Run | null>();
    const known = ofDocument.get(operation);
    if (known !== undefined) return known;
    const fits =
      operation.operation === OperationTypeNode.QUERY && isSafe(document) && unfolded(schema, document, operation) <= MOST_UNFOLDED;
    const made = fits ? compile(extended, document, operation) : null;
    compiled.set(document, ofDocument.set(operation, made));
    return made;
  }

  return {
    onExecute: ({ args: { document, operationName }, setExecuteFn }) => {
      const operation = getOperationAST(document, operationName);
      const run = operation && compiledOf(document, operation);
      if (run) setExecuteFn(run);
    },
  };
}

/** What the compiler puts for values that JSON lacks; it would take a client's text of this form for its own, and run what stands in it. */
const MARK = '__MAGIC_';

/** Whether no name and no text in it, written into a function, would mean something else than in a query. */
function isSafe(document: DocumentNode): boolean {
  let safe = true;
  visit(document, {
    enter: (node) => {
      if ('value' in node && typeof node.value === 'string' && (node.value === '__proto__' || node.value.includes(MARK))) safe = false;
    },
  });
  return safe;
}

/** Null where it cannot be: graphql-js then says what is wrong. */
function compile(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): Run | null {
  const query = compileQuery(schema, withReadVariables(document, operation), operation.name?.value, {
    disablingCapturingStackErrors: true,
  });
  return isCompiledQuery(query) ? (args) => run(query, operation, args) : null;
}

function withReadVariables(document: DocumentNode, operation: OperationDefinitionNode): DocumentNode {
  const type = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: READ.name } } as const;
  const variableDefinitions = (operation.variableDefinitions ?? []).map(({ kind, variable }) => ({ kind, variable, type }));
  return {
    ...document,
    definitions: document.definitions.map((node) => (node === operation ? { ...operation, variableDefinitions } : node)),
  };
}

async function run(query: CompiledQuery, operation: OperationDefinitionNode, args: ExecutionArgs): Promise<ExecutionResult> {
  const { schema, document, rootValue, contextValue } = args;
  const { coerced, errors: mistakes } = getVariableValues(schema, operation.variableDefinitions ?? [], args.variableValues ?? {}, {
    maxErrors: 50,
  });
  if (!coerced) return { errors: mistakes };
  const { request } = contextValue as YogaInitialContext;
  const context = untilAborted(contextValue as Context, request.signal);
  const { data = null, errors } = (await query.query(rootValue, context, coerced)) as ExecutionResult;
  request.signal.throwIfAborted();
  return errors ? { data, errors: errors.map((error) => placed(error, document)) } : { data };
}

/** The compiled function knows the line of a mistake, where everything else here goes by the part of the query. */
function placed({ message, path, locations, originalError }: GraphQLError, document: DocumentNode): GraphQLError {
  const nodes = (locations ?? []).flatMap(({ line, column }) => nodeAt(document, line, column) ?? []);
  return new GraphQLError(message, { nodes, path, originalError });
}

function nodeAt(document: DocumentNode, line: number, column: number): ASTNode | null {
  let found: ASTNode | null = null;
  visit(document, {
    enter: (node) => {
      if (found || !node.loc || node.kind === Kind.DOCUMENT) return;
      const at = getLocation(node.loc.source, node.loc.start);
      if (at.line === line && at.column === column) found = node;
    },
  });
  return found;
}

/** How many fields an operation has once each selection beneath an interface or a union stands for each of its types. */
function unfolded(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const counted = new Map<SelectionSetNode, Map<string, number>>();

  function count(set: SelectionSetNode, type: GraphQLNamedType): number {
    const known = counted.get(set)?.get(type.name);
    if (known !== undefined) return known;
    const types = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    const total = types.reduce((sum, one) => sum + countOf(set, one), 0);
    counted.set(set, (counted.get(set) ?? new Map<string, number>()).set(type.name, total));
    return total;
  }

  /** Of one concrete type. */
  function countOf(set: SelectionSetNode, type: GraphQLNamedType): number {
    let total = 0;
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) total += 1 + within(node.name.value, node.selectionSet, type);
      else {
        const part = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        const condition = part?.typeCondition && schema.getType(part.typeCondition.name.value);
        if (
          part &&
          (!condition || condition === type || (isAbstractType(condition) && isObjectType(type) && schema.isSubType(condition, type)))
        )
          total += countOf(part.selectionSet, type);
      }
    }
    return total;
  }

  function within(field: string, set: SelectionSetNode | undefined, type: GraphQLNamedType): number {
    const known = isObjectType(type) || isInterfaceType(type) ? type.getFields()[field] : undefined;
    const inner = known && getNamedType(known.type);
    // Introspection knows no interface.
    return set && inner && isCompositeType(inner) ? count(set, inner) : 0;
  }

  const root = schema.getRootType(operation.operation);
  return root ? count(operation.selectionSet, root) : 0;
}

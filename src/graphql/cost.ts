// What a query may cost at most, told before it runs: a point, and one for every 100 rows that its answer can hold. Pure: a query in, a number out.
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';
import { DEFAULT_PAGE } from '../domain/page.ts';
import { DEFAULT_ACTS } from '../walk/walk.ts';

const ROWS_PER_POINT = 100;
/** A list that no argument bounds (participations, citations, the claims of a link) is counted as so long: few are longer. */
const PLAIN_LIST = 3;
/** Likewise the links of a chain, which may be more where rival accounts meet. */
const LINKS_PER_ACT = 3;

/** What a file of so many rows costs, in points. */
export const exportCost = (rows: number): number => 1 + rows / ROWS_PER_POINT;

/** What bounds the lists directly beneath a field. */
export interface Bounds {
  /** `first` or `last` of a page. */
  readonly page?: number;
  /** The acts that a walk may gather. */
  readonly acts?: number;
  /** How many things a query names itself: ids, or the roots of a walk. */
  readonly named?: number;
}

type Field = GraphQLField<unknown, unknown>;
type Arguments = Readonly<Record<string, unknown>>;

/** In points, to the hundredth. Never less than 1; what cannot be told (a variable that is wrong) is left to the execution to refuse. */
export function costOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | null | undefined,
  variables: Arguments | null | undefined,
): number {
  const operation = getOperationAST(document, operationName);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return 1;
  const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables ?? {});
  if (!coerced) return 1;
  const rows = createScale(schema, document, coerced)(operation.selectionSet, root, {});
  return Math.min(1 + rows / ROWS_PER_POINT, Number.MAX_SAFE_INTEGER);
}

type Weigh = (set: SelectionSetNode, type: GraphQLCompositeType, bounds: Bounds) => number;

/** Weighs what is selected of one object, in rows. */
function createScale(schema: GraphQLSchema, document: DocumentNode, variables: Record<string, unknown>): Weigh {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  /** A fragment can name another twice, and that one a third: spread out they would be endless. */
  const weighed = new Map<string, number>();

  const weigh: Weigh = ({ selections }, type, bounds) => {
    let rows = 0;
    for (const selection of selections) rows += weighSelection(selection, type, bounds);
    return rows;
  };

  function weighSelection(node: SelectionNode, type: GraphQLCompositeType, bounds: Bounds): number {
    if (node.kind === Kind.FIELD) return weighField(node, type, bounds);
    if (node.kind === Kind.FRAGMENT_SPREAD) return weighFragment(node.name.value, bounds);
    return weigh(node.selectionSet, conditionOf(node.typeCondition, type), bounds);
  }

  function weighFragment(name: string, bounds: Bounds): number {
    const key = `${name} ${bounds.page} ${bounds.acts} ${bounds.named}`;
    const fragment = fragments.get(name);
    const known = weighed.get(key);
    if (known !== undefined || !fragment) return known ?? 0;
    const type = typeFromAST(schema, fragment.typeCondition);
    const rows = isCompositeType(type) ? weigh(fragment.selectionSet, type, bounds) : 0;
    weighed.set(key, rows);
    return rows;
  }

  function conditionOf(condition: FragmentDefinitionNode['typeCondition'] | undefined, type: GraphQLCompositeType): GraphQLCompositeType {
    const named = condition && typeFromAST(schema, condition);
    return isCompositeType(named) ? named : type;
  }

  function weighField(node: FieldNode, type: GraphQLCompositeType, bounds: Bounds): number {
    const field = isUnionType(type) ? undefined : type.getFields()[node.name.value];
    const inner = field && getNamedType(field.type);
    if (field?.extensions['rowsOfFile']) return rowsOfFile(field, getArgumentValues(field, node, variables), bounds);
    // Introspection reads no row.
    if (!field || !node.selectionSet || !isCompositeType(inner)) return 0;
    const args = getArgumentValues(field, node, variables);
    const within = weigh(node.selectionSet, inner, boundsOf(field, args));
    if (isListType(getNullableType(field.type))) return lengthOf(field, inner, args, bounds) * (1 + within);
    return (isRow(inner) ? 1 : 0) + within;
  }

  return weigh;
}

/** By its arguments, and by those of the field above it: how many rows a file holds at most (`extensions: { rowsOfFile }`). */
export type RowsOfFile = (args: Arguments, bounds: Bounds) => number;

const rowsOfFile = ({ extensions }: Field, args: Arguments, bounds: Bounds): number =>
  count((extensions['rowsOfFile'] as RowsOfFile)(args, bounds));

/** What the arguments of a field say of the lists beneath it: a page, the paths wanted, the acts of a walk. */
function boundsOf({ args: known }: Field, args: Arguments): Bounds {
  const takes = (name: string) => known.some((arg) => arg.name === name);
  const budget = args['budget'] as { acts?: number } | null | undefined;
  return {
    ...(takes('first') ? { page: count(args['last'] ?? args['first'] ?? DEFAULT_PAGE) } : {}),
    ...(takes('k') ? { page: count(args['k']) } : {}),
    ...(takes('budget') ? { acts: count(budget?.acts ?? DEFAULT_ACTS), named: namedIn(args['from']) } : {}),
  };
}

/** How long a list can be: by its own arguments, by those of the field above it, or by what it says of itself (`extensions: { rows }`). */
function lengthOf({ extensions }: Field, type: GraphQLNamedType, args: Arguments, { page, acts, named = 0 }: Bounds): number {
  if (args['ids']) return namedIn(args['ids']);
  if (page !== undefined) return page;
  if (acts !== undefined && type.name === 'ChainAct') return acts;
  if (acts !== undefined && type.name === 'ChainLink') return acts * LINKS_PER_ACT;
  return Math.max(Number(extensions['rows'] ?? PLAIN_LIST), named);
}

const count = (value: unknown): number => Math.max(0, Number(value));
const namedIn = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** Whether one of these is read for itself, as against a part of what it stands in: a range, a time. */
function isRow(type: GraphQLCompositeType): boolean {
  if (isUnionType(type)) return type.getTypes().some(isRow);
  return type.name === 'Node' || type.getInterfaces().some(({ name }) => name === 'Node');
}

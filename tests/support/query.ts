// Queries by chance: any field of the schema with any of its arguments, filled from what the stories hold, within the limits of size.
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isUnionType,
} from 'graphql';

/** What arguments are filled with. */
export interface World {
  /** Slugs by the input that takes them: `ActBy`, `ActorBy`, … */
  readonly slugs: Readonly<Record<string, readonly string[]>>;
  readonly ids: readonly string[];
}

const DEPTH = 8;
const FIELDS_WITH_FIELDS = 14;
const INPUT_DEPTH = 3;
const WORDS = ['iran', 'rocket', 'Iraq', 'Sarajevo'];
const ODD_WORDS = ['', '%', "'", '"', '\\', 'ö', '🕊', '-1', 'a & !b | (', 'x'.repeat(300)];

/** Most queries are such as someone would ask; in the others any value stands anywhere, as long as its type is right. `below`: a whole number by chance, from 0 and less than the one given. */
export function randomQuery(below: (count: number) => number, schema: GraphQLSchema, world: World): string {
  const pick = <Item>(items: readonly Item[]) => items[below(items.length)] as Item;
  const chance = (percent: number) => below(100) < percent;
  const several = <Item>(least: number, most: number, make: () => Item) => Array.from({ length: least + below(most - least + 1) }, make);
  const isOdd = chance(30);
  const word = () => JSON.stringify(pick(isOdd ? ODD_WORDS : WORDS));
  let left = FIELDS_WITH_FIELDS;
  let aliases = 0;

  function selection(type: GraphQLNamedType, depth: number): string {
    if (!isCompositeType(type)) return '';
    const parts = ['__typename'];
    for (const field of isUnionType(type) ? [] : someFields(Object.values(type.getFields()), depth)) parts.push(fieldOf(field, depth));
    if (isAbstractType(type) && depth < DEPTH && chance(60)) {
      const concrete = pick(schema.getPossibleTypes(type));
      parts.push(`... on ${concrete.name} ${selection(concrete, depth + 1)}`);
    }
    return `{ ${parts.join(' ')} }`;
  }

  function someFields(fields: readonly GraphQLField<unknown, unknown>[], depth: number) {
    const isOpen = (field: GraphQLField<unknown, unknown>) => !isCompositeType(getNamedType(field.type)) || (depth < DEPTH && left > 0);
    const open = fields.filter(isOpen);
    return open.length === 0 ? [] : [...new Set(several(1, 4, () => pick(open)))];
  }

  /** Under a name of its own where it has arguments: two of one name with other arguments would be no valid query. */
  function fieldOf({ name, args, type }: GraphQLField<unknown, unknown>, depth: number): string {
    const inner = getNamedType(type);
    if (isCompositeType(inner)) left -= 1;
    const given = someOf(args, 0).map(([arg, value]) => `${arg}: ${value}`);
    if (args.length > 0) aliases += 1;
    return `${args.length > 0 ? `f${aliases}: ` : ''}${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${selection(inner, depth + 1)}`;
  }

  const someOf = (inputs: readonly (GraphQLArgument | GraphQLInputField)[], depth: number): [string, string][] =>
    inputs
      .filter(
        ({ name, type, defaultValue }) =>
          (isNonNullType(type) && defaultValue === undefined) ||
          (depth < INPUT_DEPTH && chance(isOdd ? 25 : 15) && (isOdd || !['after', 'before', 'last'].includes(name))),
      )
      .map(({ name, type }) => [name, valueOf(type, depth)]);

  function valueOf(type: GraphQLInputType, depth: number): string {
    if (isNonNullType(type)) return presentValueOf(type.ofType, depth);
    return isOdd && chance(5) ? 'null' : presentValueOf(type, depth);
  }

  function presentValueOf(type: GraphQLInputType, depth: number): string {
    if (isListType(type)) return `[${several(isOdd ? 0 : 1, 3, () => valueOf(type.ofType, depth)).join(', ')}]`;
    if (isEnumType(type)) return pick(type.getValues()).name;
    if (!isInputObjectType(type)) return scalarOf(type.name);
    const slugs = world.slugs[type.name];
    if (slugs && (!isOdd || chance(80))) return `{ slug: ${JSON.stringify(pick(slugs))} }`;
    const fields = Object.values(type.getFields());
    const chosen: [string, string][] = type.isOneOf
      ? [pick(fields)].map((field) => [field.name, presentValueOf(field.type, depth + 1)])
      : someOf(fields, depth + 1);
    return `{ ${chosen.map(([name, value]) => `${name}: ${value}`).join(', ')} }`;
  }

  const SCALARS: Record<string, () => string> = {
    Int: () => String(!isOdd || chance(80) ? 1 + below(6) : below(2 ** 32) - 2 ** 31),
    Float: () => String((below(2000) - 1000) / 8),
    Boolean: () => String(chance(50)),
    ID: () => (isOdd && chance(20) ? word() : JSON.stringify(pick(world.ids))),
    String: word,
    DateTime: () =>
      JSON.stringify(pick(['2020-01-03T00:00:00Z', '2019-12-27T16:20:00.123+03:00', '1914-06-28T10:50:00Z', '0001-01-01T00:00:00Z'])),
    LocalDate: () => JSON.stringify(pick(['2020-03-12', '1914-07-28'])),
    URL: () => JSON.stringify('https://example.org/'),
  };
  const scalarOf = (name: string) => SCALARS[name]?.() ?? 'null';

  return `query ${selection(schema.getQueryType() as GraphQLNamedType, 1)}`;
}

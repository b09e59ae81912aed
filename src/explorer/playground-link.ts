// The way from what the page shows to the exact query behind it. Pure.
import type { Operation } from './ask.ts';

/** The playground takes no variables from its address, so the values go into the query, as the defaults of its variables. */
export function playgroundLink({ text }: Operation<unknown, unknown>, variables: Readonly<Record<string, unknown>>): string {
  return `/graphql?query=${encodeURIComponent(withDefaults(text, variables))}`;
}

/** Of a document as graphql-js prints it: the variables of the operation stand in its first line. */
function withDefaults(text: string, variables: Readonly<Record<string, unknown>>): string {
  const [head = '', ...rest] = text.split('\n');
  const filled = head.replace(/\$(\w+): ([^,=)]+?)( = [^,)]+)?(?=[,)])/g, (whole, name: string, type: string) =>
    variables[name] === undefined ? whole : `$${name}: ${type.replace(/!$/, '')} = ${literal(variables[name])}`,
  );
  return [filled, ...rest].join('\n');
}

/** Names of enum values stand in GraphQL without quotes; no other text of the page is all capitals. */
const ENUM = /^[A-Z][A-Z_]+$/;

function literal(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    return `{ ${Object.entries(value)
      .map(([name, part]) => `${name}: ${literal(part)}`)
      .join(', ')} }`;
  }
  return typeof value === 'string' && ENUM.test(value) ? value : JSON.stringify(value);
}

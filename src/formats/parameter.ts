// A parameter of an address: text in, a value out, or a sentence that says what to give. What is left out is null or the fallback.
import { z } from 'zod';

/** By name; a list is one text with commas. */
export type Parameters = Readonly<Record<string, string>>;

/** The query of an address: what was asked, in one order. */
export function queryAt(parameters: Parameters, order: readonly string[]): string {
  const given = order.flatMap((name) => (parameters[name] === undefined ? [] : [`${name}=${encode(parameters[name])}`]));
  return given.length === 0 ? '' : `?${given.join('&')}`;
}

const encode = (value: string): string => encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');

/** Without what is not asked. */
export const givenOf = (parameters: Readonly<Record<string, string | null>>): Parameters =>
  Object.fromEntries(Object.entries(parameters).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));

/** Several values as one text; null for none. */
export const listed = (list: readonly string[] | null | undefined): string | null => (list && list.length > 0 ? list.join(',') : null);

/** More names than a question has. */
export const MOST_NAMED = 100;

export const whole = (least: number, most: number, fallback: number | null) =>
  z
    .string()
    .regex(/^\d{1,5}$/, `Give a whole number from ${least} to ${most}.`)
    .transform(Number)
    .refine((value) => value >= least && value <= most, `Give ${least} to ${most}.`)
    .nullish()
    .transform((value) => value ?? fallback);

export const oneOf = <Value extends string>(values: readonly [Value, ...Value[]], fallback: NoInfer<Value>) =>
  z
    .enum(values, `Give one of ${values.join(', ')}.`)
    .nullish()
    .transform((value): Value => value ?? fallback);

export const named = z
  .string()
  .transform((text) => text.split(','))
  .refine((list) => list.length <= MOST_NAMED, `Name at most ${MOST_NAMED}.`)
  .refine((list) => list.every((name) => name.trim() !== ''), 'Name something between the commas, or leave it out.')
  .nullish()
  .transform((list) => list ?? null);

export const among = <Value extends string>(values: Record<string, Value>) =>
  z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(values, `Give some of ${Object.values(values).join(', ')}, with commas between them.`)))
    .nullish()
    .transform((list) => list ?? null);

export const flag = z
  .enum(['true', 'false'], 'Give true or false.')
  .nullish()
  .transform((value) => value === 'true');

export const instant = z.iso
  .datetime({ offset: true, error: 'Give a time with its zone, such as 2020-01-20T00:00:00Z.' })
  .transform((value) => new Date(value))
  .nullish()
  .transform((value) => value ?? null);

/** A misspelt parameter would read as an answer to it. */
export const noSuchParameter = (issue: { readonly code?: string | undefined; readonly keys?: unknown }): string | undefined =>
  issue.code === 'unrecognized_keys' && Array.isArray(issue.keys) ? `There is no ${issue.keys.join(', ')} here. Leave it out.` : undefined;

// A list that a client asks for, as the parameters of the address at which the server has the same. What no address can say is refused.
import type { ActOrder } from '../domain/act-filter.ts';
import { parametersOf } from '../formats/lens-address.ts';
import { givenOf, listed, type Parameters } from '../formats/parameter.ts';
import type { ActFilter } from './act-filter.ts';
import type { Context } from './context.ts';
import { badInput } from './error.ts';
import { type LensInput, resolveLens } from './lens.ts';
import { type Loader, required } from './load.ts';
import { ACT_TYPES, keyOf, type Reference } from './reference.ts';

type Slugged = 'act' | 'actor' | 'case';
const TYPES: Readonly<Record<Slugged, readonly string[]>> = { act: ACT_TYPES, actor: ['Actor'], case: ['Case'] };

/** Null for null: what is not asked. */
async function slugOf({ load }: Context, noun: Slugged, by: Reference | null | undefined): Promise<string | null> {
  if (by == null) return null;
  if (by.slug != null) return by.slug;
  const loader: Loader<string, { readonly slug: string } | null> = load[noun];
  return (await required(loader, keyOf(by.id ?? '', TYPES[noun], 'id'))).slug;
}

const told = (value: boolean | number | null | undefined): string | null => (value == null ? null : String(value));
const flag = (value: boolean, fallback: boolean): string | null => (value === fallback ? null : String(value));
const instant = (value: Date | null | undefined): string | null => value?.toISOString() ?? null;

/** What the field itself asks, and what a client asks beside it: an address says each once. */
function together(own: Parameters, beside: Parameters): Parameters {
  const twice = Object.keys(own).find((name) => name in beside);
  if (twice === undefined) return { ...own, ...beside };
  throw badInput(
    `The address of a file says ${twice} once, and here it is asked twice. Leave it out of the filter, or read page by page.`,
    `filter.${twice}`,
  );
}

interface ActQuestion {
  readonly filter?: typeof ActFilter.$inferInput | null | undefined;
  readonly orderBy?: ActOrder | null | undefined;
  readonly lens?: typeof LensInput.$inferInput | null | undefined;
}

export async function actParameters(context: Context, { filter, orderBy, lens }: ActQuestion, own: Parameters): Promise<Parameters> {
  const combined = (['and', 'or', 'not'] as const).find((name) => filter?.[name] != null);
  if (combined) {
    throw badInput(`The address of a file cannot say "${combined}". Ask without it, or read page by page.`, `filter.${combined}`);
  }
  const { actor, occurred, place, text, hostilityAtLeast, answered, answers } = filter ?? {};
  const beside = givenOf({
    actor: await slugOf(context, 'actor', actor?.by),
    roles: listed(actor?.roles),
    affiliates: listed(actor?.affiliates),
    attributed: actor ? flag(actor.attributed, true) : null,
    place: place ?? null,
    hostilityAtLeast: told(hostilityAtLeast),
    text: text ?? null,
    case: await slugOf(context, 'case', filter?.case),
    from: instant(occurred?.from),
    before: instant(occurred?.before),
    certainly: occurred?.certainly ? 'true' : null,
    answered: told(answered),
    answers: told(answers),
    orderBy: orderBy?.field ?? null,
    order: orderBy?.direction ?? null,
  });
  return { ...together(own, beside), ...(await parametersOf(context.database, await resolveLens(context, lens))) };
}

interface ClaimQuestion {
  readonly subjects?: readonly string[] | null | undefined;
  readonly stances?: readonly string[] | null | undefined;
  readonly assertedBy?: readonly Reference[] | null | undefined;
  readonly about?: Reference | null | undefined;
  readonly blames?: Reference | null | undefined;
  readonly saidUntil?: Date | null | undefined;
  readonly case?: Reference | null | undefined;
}

export async function claimParameters(context: Context, asked: ClaimQuestion, own: Parameters): Promise<Parameters> {
  const asserters = await Promise.all((asked.assertedBy ?? []).map((by) => slugOf(context, 'actor', by)));
  const beside = givenOf({
    subjects: listed(asked.subjects),
    stances: listed(asked.stances),
    assertedBy: listed(asserters.filter((slug) => slug !== null)),
    about: await slugOf(context, 'act', asked.about),
    blames: await slugOf(context, 'actor', asked.blames),
    saidUntil: instant(asked.saidUntil),
    case: await slugOf(context, 'case', asked.case),
  });
  return together(own, beside);
}

interface ActorQuestion {
  readonly kinds?: readonly string[] | null | undefined;
  readonly text?: string | null | undefined;
  readonly affiliatedWith?: Reference | null | undefined;
  readonly country?: string | null | undefined;
}

export const actorParameters = async (context: Context, { kinds, text, affiliatedWith, country }: ActorQuestion): Promise<Parameters> =>
  givenOf({
    kinds: listed(kinds),
    text: text ?? null,
    affiliatedWith: await slugOf(context, 'actor', affiliatedWith),
    country: country ?? null,
  });

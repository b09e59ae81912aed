// Whose lane an act lies in: its doer's or speaker's, or that of the state whose organ this is. Pure.

interface Named {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly kind: string;
}

export interface Lane {
  /** The actor's slug; those not identified share one lane. */
  readonly id: string;
  readonly name: string;
}

interface Part {
  readonly role: string;
  readonly actor: Named;
}

/** What each actor belongs to, as the API has it. */
export type Belongings = ReadonlyMap<string, readonly { readonly kind: string; readonly object: Named }[]>;

const ROLES = ['PERPETRATOR', 'SPEAKER', 'PARTICIPANT', 'AUTHORIZER', 'MEDIATOR', 'SUPPORTER'];
const NOBODY: Lane = { id: 'unidentified', name: 'Not identified' };

/** Who acted or spoke; null where no one is named who did. */
function doerOf(parts: readonly Part[]): Named | null {
  for (const role of ROLES) {
    const part = parts.find((one) => one.role === role);
    if (part) return part.actor;
  }
  return null;
}

export function laneOf(parts: readonly Part[], belongings: Belongings | null): Lane {
  const doer = doerOf(parts);
  if (!doer || doer.kind === 'UNKNOWN') return NOBODY;
  const { slug, name } = belongings ? wholeOf(doer, belongings) : doer;
  return { id: slug, name };
}

/**
 * A person stands with the office held, an army or a ministry with the state that it is part of. Nobody is put with an ally, a patron or a
 * protégé: whose act that is, is what the quarrel is about.
 */
function wholeOf(actor: Named, belongings: Belongings, seen: ReadonlySet<string> = new Set()): Named {
  const climbs = actor.kind === 'PERSON' ? 'HOLDS_OFFICE_IN' : ['GOVERNMENT_BODY', 'ARMED_FORCE'].includes(actor.kind) ? 'PART_OF' : null;
  const above = belongings.get(actor.id)?.find(({ kind, object }) => kind === climbs && !seen.has(object.id));
  return above ? wholeOf(above.object, belongings, new Set([...seen, actor.id])) : actor;
}

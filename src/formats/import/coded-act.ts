// The act of a machine-coded row: who, what, to whom. In CAMEO and PLOVER the first actor does it and the second is the one at whom it is
// aimed, by their codebooks; so here, and only here, a column makes a perpetrator and a target.
import type { Content, EntryOf } from '../dossier.ts';
import type { CodedEvent, CodedStatement } from './cameo.ts';
import { listed, titled } from './dataset.ts';

export interface CodedParty {
  readonly actor: EntryOf<'actors'>;
  /** How the text named it. */
  readonly detail: string | null;
}

/** Stands for a doer that nobody identified: an actor, never a gap. */
export const unidentified: CodedParty = {
  actor: { in: 'actors', slug: 'unidentified-actor', name: 'Unidentified actor', kind: 'UNKNOWN' },
  detail: null,
};

export interface CodedAct {
  readonly slug: string;
  readonly coded: CodedEvent | CodedStatement;
  /** What the dataset calls it; null where it gives a code alone. */
  readonly words: string | null;
  readonly doers: readonly CodedParty[];
  readonly recipients: readonly CodedParty[];
  readonly summary: string;
  readonly occurred: Content<'events'>['occurred'];
  readonly place: string | null;
  readonly citations: Content<'events'>['citations'];
}

const inWords = (value: string): string => value.toLowerCase().replaceAll('_', ' ');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const names = (parties: readonly CodedParty[]): string => listed(parties.map(({ actor }) => actor.name));

function titleOf({ coded, words, doers, recipients, place }: CodedAct): string {
  const what =
    words ?? capital('says' in coded ? inWords(coded.says) : `${inWords(coded.kind)}${coded.mode ? ` (${inWords(coded.mode)})` : ''}`);
  const parties = `${names(doers)}${recipients.length > 0 ? ` → ${names(recipients)}` : ''}`;
  return titled(`${what}: ${parties}${place ? `, ${place}` : ''}`);
}

/** A statement names its second actor in its summary alone: the code tells neither an audience nor a subject from the other. */
export function actEntry(act: CodedAct): EntryOf<'events'> | EntryOf<'statements'> {
  const { slug, coded, doers, recipients, summary, occurred, place, citations } = act;
  const shared = { slug, title: titleOf(act), occurred, place, citations };
  if ('says' in coded) {
    const toward = recipients.length > 0 ? ` Coded with ${names(recipients)} as the second actor.` : '';
    return {
      in: 'statements',
      ...shared,
      summary: `${summary}${toward}`,
      kinds: [coded.says],
      speakers: doers.map(({ actor }) => actor.slug),
    };
  }
  const { kind, mode, realis, thresholds, hostility, hostilityReason } = coded;
  return {
    in: 'events',
    ...shared,
    summary,
    kind,
    mode: mode ?? null,
    realis: realis ?? null,
    thresholds: thresholds ? [...thresholds] : null,
    hostility: hostility ?? null,
    hostilityReason: hostilityReason ?? null,
    participations: [
      ...doers.map(({ actor, detail }) => ({ actor: actor.slug, role: 'PERPETRATOR' as const, detail })),
      ...recipients.map(({ actor, detail }) => ({ actor: actor.slug, role: 'TARGET' as const, detail })),
    ],
  };
}

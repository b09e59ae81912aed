// PLOVER, the codes of POLECAT: its sixteen event types are our kinds, and most of its modes are ours under another name.
//
// After the manual of PLOVER (Open Event Data Alliance, draft 0.8 of 17 September 2021); the correspondences are facts in our own form.
import { EventKind, type EventMode } from '../../generated/prisma/enums.ts';
import { entryOf } from './dataset.ts';

/** Null where a mode says what a request, refusal or threat is about, and we have no word for that. */
const MODES: Readonly<Record<string, EventMode | null>> = {
  abduct: 'ABDUCTION',
  access: 'ACCESS',
  aerial: 'AERIAL',
  allege: 'ALLEGE',
  arrest: 'ARREST',
  assassinate: 'TARGETED_KILLING',
  assist: null,
  ban: 'RESTRICT',
  beat: 'BEATING',
  boycott: 'BOYCOTT',
  ceasefire: 'CEASEFIRE',
  censor: 'CENSOR',
  change: null,
  convict: 'CONVICT',
  'crowd-control': 'CROWD_CONTROL',
  curfew: 'CURFEW',
  cyber: 'CYBER',
  demo: 'DEMONSTRATION',
  deport: 'DEPORT',
  destroy: 'DESTRUCTION',
  disapprove: 'DISAPPROVE',
  disarm: 'DISARMAMENT',
  discontinue: 'DISCONTINUE',
  drone: 'DRONE',
  expel: 'EXPEL',
  explosives: 'EXPLOSIVES',
  firearms: 'FIREARMS',
  'heavy-weapons': 'HEAVY_WEAPONS',
  hunger: 'HUNGER_STRIKE',
  investigate: 'INVESTIGATE',
  'martial-law': 'MARTIAL_LAW',
  meet: null,
  militia: 'MILITIA',
  misinformation: 'MISINFORMATION',
  multilateral: 'MULTILATERAL',
  obstruct: 'OBSTRUCTION',
  phone: 'PHONE',
  police: 'POLICE',
  primitive: 'PRIMITIVE_WEAPONS',
  relations: 'DISCONTINUE',
  release: 'RELEASE',
  resign: 'RESIGNATION',
  restrict: 'RESTRICT',
  return: 'RELEASE',
  riot: 'RIOT',
  seize: 'SEIZE',
  sexual: 'SEXUAL_VIOLENCE',
  strike: 'STRIKE',
  'suicide-attack': 'SUICIDE_ATTACK',
  targeted: 'TARGETED_KILLING',
  territory: 'SEIZE',
  'third-party': 'THIRD_PARTY',
  torture: 'TORTURE',
  troops: 'TROOPS',
  unconventional: 'UNCONVENTIONAL',
  vandalize: 'VANDALISM',
  violence: null,
  visit: 'VISIT',
  weapons: 'WEAPONS',
  withdraw: 'WITHDRAW',
  withhold: 'WITHHOLD',
  yield: null,
};

/** Null for what is no event type of PLOVER. */
export function ploverKind(written: string): EventKind | null {
  const kind = written.trim().toUpperCase();
  return kind !== 'OTHER' && Object.hasOwn(EventKind, kind) ? (kind as EventKind) : null;
}

/** Undefined for what is no mode of PLOVER. */
export const ploverMode = (written: string): EventMode | null | undefined =>
  entryOf(MODES, written.trim().toLowerCase().replace(/[ _]+/g, '-'));

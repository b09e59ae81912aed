// CAMEO, the codes of GDELT and ICEWS: what each is in our kinds and modes, and who an actor code stands for.
//
// The correspondences are facts stated in our own form, after the conversion table of PLOVER (Open Event Data Alliance, draft 0.8 of 17
// September 2021) and the CAMEO codebook (Schrodt 2012). We leave that table where our modes are finer (aircraft, drones, blockades), where
// a code spans several of them (then there is none), and where it has no row: 01, statements, become statements; 02, appeals, become
// requests. The verbal codes 03, 05 and 09 to 13 stay events, as in PLOVER: their second actor is whom the words are about as often as whom
// they are said to, an event has a TARGET for either, and a statement would need an audience that no one coded.
import type { ActorKind, EventKind, EventMode, Realis, StatementKind, Threshold } from '../../generated/prisma/enums.ts';
import { countryCoded, nameOfCountry } from './country.ts';

// ── What was done ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface CodedEvent {
  readonly kind: EventKind;
  readonly mode?: EventMode;
  readonly realis?: Realis;
  readonly thresholds?: readonly Threshold[];
  readonly hostility?: number;
  readonly hostilityReason?: string;
}

export interface CodedStatement {
  readonly says: StatementKind;
}

type Coded = CodedEvent | CodedStatement;

const event = (kind: EventKind, mode?: EventMode): CodedEvent => (mode ? { kind, mode } : { kind });
const WMD: CodedEvent = { kind: 'ASSAULT', mode: 'UNCONVENTIONAL', thresholds: ['WMD'] };

/** A code means what the longest of its beginnings listed here means: 1411 is 141, 0231 is 02. */
const CODES: Readonly<Record<string, Coded>> = {
  '01': { says: 'COMMENT' },
  '012': { says: 'ASSESSMENT' },
  '013': { says: 'ASSESSMENT' },
  '014': { says: 'POLICY' },
  '015': { says: 'CLAIM_OF_RESPONSIBILITY' },
  '016': { says: 'DENIAL' },
  // A symbolic act is done, not said.
  '017': event('OTHER'),
  '018': { says: 'CONDOLENCE' },
  '019': { says: 'SUPPORT' },
  '02': event('REQUEST'),
  '03': event('AGREE'),
  '04': event('CONSULT'),
  '041': event('CONSULT', 'PHONE'),
  '042': event('CONSULT', 'VISIT'),
  '043': event('CONSULT', 'VISIT'),
  '044': event('CONSULT', 'THIRD_PARTY'),
  '05': event('SUPPORT'),
  // An apology yields; PLOVER's table has it among support.
  '055': event('CONCEDE'),
  '06': event('COOPERATE'),
  '07': event('AID'),
  '08': event('CONCEDE'),
  '0813': event('RETREAT'),
  '0814': event('RETREAT'),
  '084': event('RETREAT', 'RELEASE'),
  '085': event('RETREAT'),
  '086': event('RETREAT', 'ACCESS'),
  '087': event('RETREAT'),
  '0871': event('RETREAT', 'CEASEFIRE'),
  '0872': event('RETREAT', 'WITHDRAW'),
  '0873': event('RETREAT', 'DISARMAMENT'),
  '0874': event('RETREAT', 'WITHDRAW'),
  '09': event('ACCUSE', 'INVESTIGATE'),
  '10': event('REQUEST'),
  '11': event('ACCUSE', 'DISAPPROVE'),
  '1121': event('ACCUSE', 'ALLEGE'),
  '1122': event('ACCUSE', 'ALLEGE'),
  '1123': event('ACCUSE', 'ALLEGE'),
  '1124': event('ACCUSE', 'ALLEGE'),
  '1125': event('ACCUSE', 'ALLEGE'),
  '114': event('ACCUSE', 'ALLEGE'),
  '115': event('ACCUSE', 'ALLEGE'),
  '12': event('REJECT'),
  '13': event('THREATEN'),
  '131': { kind: 'THREATEN', hostility: 1, hostilityReason: 'CAMEO 131: a threat, and not of force.' },
  '1311': event('THREATEN', 'DISCONTINUE'),
  '1312': event('THREATEN', 'RESTRICT'),
  '1313': event('THREATEN', 'DISCONTINUE'),
  '132': event('THREATEN', 'RESTRICT'),
  '133': { kind: 'THREATEN', hostility: 1, hostilityReason: 'CAMEO 133: a threat of protest, and not of force.' },
  '134': event('THREATEN', 'DISCONTINUE'),
  '135': event('THREATEN', 'DISCONTINUE'),
  '136': event('THREATEN', 'EXPEL'),
  '1381': event('THREATEN', 'BLOCKADE'),
  '1382': event('THREATEN', 'SEIZE'),
  '1385': event('THREATEN', 'UNCONVENTIONAL'),
  '14': event('PROTEST'),
  '141': event('PROTEST', 'DEMONSTRATION'),
  '142': event('PROTEST', 'HUNGER_STRIKE'),
  '144': event('PROTEST', 'OBSTRUCTION'),
  '145': event('PROTEST', 'RIOT'),
  '15': event('MOBILIZE'),
  '151': event('MOBILIZE', 'POLICE'),
  '152': event('MOBILIZE', 'TROOPS'),
  '153': event('MOBILIZE', 'POLICE'),
  '154': event('MOBILIZE', 'TROOPS'),
  '16': event('SANCTION'),
  '161': event('SANCTION', 'WITHDRAW'),
  '162': event('SANCTION', 'DISCONTINUE'),
  '163': event('COERCE', 'RESTRICT'),
  '164': event('SANCTION', 'WITHDRAW'),
  '165': event('SANCTION', 'WITHDRAW'),
  '166': event('SANCTION', 'EXPEL'),
  '17': event('COERCE'),
  '171': event('COERCE', 'SEIZE'),
  '1712': event('ASSAULT', 'DESTRUCTION'),
  '172': event('COERCE', 'RESTRICT'),
  '1723': event('COERCE', 'CURFEW'),
  '1724': event('COERCE', 'MARTIAL_LAW'),
  '173': event('COERCE', 'ARREST'),
  '174': event('COERCE', 'DEPORT'),
  '175': event('ASSAULT'),
  '176': event('COERCE', 'CYBER'),
  '18': event('ASSAULT'),
  '181': event('ASSAULT', 'ABDUCTION'),
  '182': event('ASSAULT', 'BEATING'),
  '1821': event('ASSAULT', 'SEXUAL_VIOLENCE'),
  '1822': event('ASSAULT', 'TORTURE'),
  '1823': event('ASSAULT'),
  '183': event('ASSAULT', 'EXPLOSIVES'),
  '1831': event('ASSAULT', 'SUICIDE_ATTACK'),
  '184': event('ASSAULT', 'ABDUCTION'),
  '185': { kind: 'ASSAULT', mode: 'TARGETED_KILLING', realis: 'ATTEMPTED' },
  '186': event('ASSAULT', 'TARGETED_KILLING'),
  '19': event('ASSAULT'),
  '191': event('COERCE', 'BLOCKADE'),
  '192': event('COERCE', 'SEIZE'),
  '193': event('ASSAULT', 'FIREARMS'),
  '194': event('ASSAULT', 'HEAVY_WEAPONS'),
  '195': event('ASSAULT', 'AERIAL'),
  '1952': event('ASSAULT', 'DRONE'),
  '20': event('ASSAULT'),
  '204': WMD,
};

const longestFirst = (code: string): string[] => [4, 3, 2].flatMap((length) => (length <= code.length ? [code.slice(0, length)] : []));

/** The last code under each of the twenty roots: 01 goes to 019, 02 to 028. */
const LAST = [9, 8, 9, 6, 7, 4, 5, 7, 4, 8, 6, 9, 9, 5, 5, 6, 6, 6, 6, 4];

const isCode = (code: string): boolean => Number(code[2]) <= (LAST[Number(code.slice(0, 2)) - 1] ?? -1);

/** A code of three or four digits, of which a spreadsheet may have lost the zero at the front; null for what is none of CAMEO. */
export function cameoCode(written: string): string | null {
  if (!/^\d{1,4}$/.test(written)) return null;
  const codes = [written, `0${written}`, `00${written}`].filter((code) => code.length === 3 || code.length === 4);
  return codes.find(isCode) ?? null;
}

export function cameoEvent(code: string): Coded {
  const coded = longestFirst(code).map((start) => CODES[start]);
  return coded.find((found) => found !== undefined) ?? event('OTHER');
}

// ── By whom ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The three letters after the country, and what kind of actor the first of them that says one makes it. */
const ROLES: Readonly<Record<string, { readonly name: string; readonly kind?: ActorKind }>> = {
  AGR: { name: 'agriculture' },
  BUS: { name: 'business' },
  COP: { name: 'police', kind: 'GOVERNMENT_BODY' },
  CRM: { name: 'criminals' },
  CVL: { name: 'civilians', kind: 'CIVILIANS' },
  DEV: { name: 'development' },
  EDU: { name: 'education' },
  ELI: { name: 'elites' },
  ENV: { name: 'environment' },
  GOV: { name: 'government', kind: 'GOVERNMENT_BODY' },
  HLH: { name: 'health' },
  HRI: { name: 'human rights' },
  IGO: { name: 'intergovernmental organisation', kind: 'INTERNATIONAL_ORGANIZATION' },
  IMG: { name: 'international armed group', kind: 'ARMED_GROUP' },
  INS: { name: 'insurgents', kind: 'ARMED_GROUP' },
  INT: { name: 'international' },
  JUD: { name: 'judiciary', kind: 'GOVERNMENT_BODY' },
  LAB: { name: 'labour' },
  LEG: { name: 'legislature', kind: 'GOVERNMENT_BODY' },
  MED: { name: 'media', kind: 'NEWS_ORGANIZATION' },
  MIL: { name: 'military', kind: 'ARMED_FORCE' },
  MNC: { name: 'multinational corporation' },
  MOD: { name: 'moderates' },
  NGM: { name: 'non-governmental movement' },
  NGO: { name: 'non-governmental organisation' },
  OPP: { name: 'opposition' },
  PTY: { name: 'party', kind: 'POLITICAL_PARTY' },
  RAD: { name: 'radicals' },
  REB: { name: 'rebels', kind: 'ARMED_GROUP' },
  REF: { name: 'refugees', kind: 'CIVILIANS' },
  SEP: { name: 'separatists', kind: 'ARMED_GROUP' },
  SET: { name: 'settlers', kind: 'CIVILIANS' },
  SPY: { name: 'intelligence service', kind: 'GOVERNMENT_BODY' },
  UAF: { name: 'unaligned armed force', kind: 'ARMED_GROUP' },
  UIS: { name: 'unidentified state actors', kind: 'UNKNOWN' },
  UNS: { name: 'unspecified' },
};

export interface CodedActor {
  readonly name: string;
  readonly kind: ActorKind;
  readonly country: string | null;
}

/** IRNGOV is Iran's government. Parts that are neither country nor role stay as they are: IRQSHI is "Iraq: SHI". */
export function cameoActor(code: string): CodedActor {
  const parts = code.toUpperCase().match(/.{1,3}/g) ?? [];
  const country = countryCoded(parts[0] ?? '');
  const roles = country ? parts.slice(1) : parts;
  const words = roles.map((role) => ROLES[role]?.name ?? role).join(', ');
  const kind = roles.map((role) => ROLES[role]?.kind).find(Boolean) ?? (country && roles.length === 0 ? 'STATE' : 'OTHER');
  if (!country) return { name: words === code.toUpperCase() ? code.toUpperCase() : `${words} (${code.toUpperCase()})`, kind, country };
  return { name: roles.length === 0 ? nameOfCountry(country) : `${nameOfCountry(country)}: ${words}`, kind, country };
}

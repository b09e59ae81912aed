// Hostility: one ordinal from 0 to 5, derived from what an act is by one table, and the step that one act is from another.
//
// 0 conciliatory, 1 non-militarised conflict, 2 threat of force, 3 display of force, 4 use of force, 5 war; null for what is neither.
// 2 to 5 are the hostility levels of the Correlates of War project (Militarized Interstate Disputes 5.0, incident coding: actions 1-6 are
// threats, 7-12 displays, 13-19 uses of force, a declaration of war among them, 20-22 war). Below that the quadrants of PLOVER 2.0 decide:
// verbal and material conflict is 1. Of its cooperation only what yields to the other side is 0: support, aid and cooperation go to
// allies as often as to opponents, so they say neither. No kind or mode says war: 5 is given by hand, with the reason.
import type { EventKind, EventMode, StatementKind } from '../generated/prisma/enums.ts';
import { extent, type Range } from './range.ts';

/** A statement threatens at most; only a declaration of war does what it says. */
const STATEMENT_CEILING = 2;
const DECLARATION_CEILING = 4;

const NOT_OF_FORCE: Partial<Record<EventMode, number>> = {
  RESTRICT: 1,
  EXPEL: 1,
  WITHDRAW: 1,
  DISCONTINUE: 1,
  CONVICT: 1,
  ARREST: 1,
  DEPORT: 1,
  WITHHOLD: 1,
  CENSOR: 1,
  BOYCOTT: 1,
};

const EVENT_HOSTILITY: Record<EventKind, { level: number | null; modes?: Partial<Record<EventMode, number>> }> = {
  AGREE: { level: 0 },
  CONSULT: { level: null },
  SUPPORT: { level: null },
  CONCEDE: { level: 0 },
  COOPERATE: { level: null },
  AID: { level: null },
  RETREAT: { level: 0 },
  REQUEST: { level: null },
  ACCUSE: { level: 1 },
  REJECT: { level: 1 },
  THREATEN: { level: 2, modes: NOT_OF_FORCE },
  PROTEST: { level: 1 },
  SANCTION: { level: 1 },
  MOBILIZE: { level: 3, modes: { POLICE: 1 } },
  COERCE: { level: 1, modes: { SEIZE: 4, BLOCKADE: 4 } },
  ASSAULT: { level: 4 },
  OTHER: { level: null },
};

const STATEMENT_HOSTILITY: Record<StatementKind, number | null> = {
  THREAT: 2,
  WARNING: 2,
  ULTIMATUM: 2,
  CLAIM_OF_RESPONSIBILITY: null,
  DENIAL: 1,
  ATTRIBUTION: 1,
  JUSTIFICATION: null,
  AUTHORIZATION: null,
  CONDEMNATION: 1,
  SUPPORT: null,
  CRITICISM: 1,
  DEMAND: 1,
  OFFER: 0,
  ASSURANCE: null,
  ACCEPTANCE: 0,
  REJECTION: 1,
  DECLARATION_OF_WAR: DECLARATION_CEILING,
  CONDOLENCE: 0,
  APOLOGY: 0,
  POLICY: null,
  ASSESSMENT: null,
  COMMENT: null,
};

export function eventHostility(kind: EventKind, mode: EventMode | null): number | null {
  const { level, modes } = EVENT_HOSTILITY[kind];
  return (mode && modes?.[mode]) ?? level;
}

/** The most hostile of its kinds: who supports and criticises in one breath criticises. */
export function statementHostility(kinds: readonly StatementKind[]): number | null {
  const levels = kinds.map((kind) => STATEMENT_HOSTILITY[kind]).filter((level) => level !== null);
  return levels.length > 0 ? Math.max(...levels) : null;
}

export const statementCeiling = (kinds: readonly StatementKind[]): number =>
  kinds.includes('DECLARATION_OF_WAR') ? DECLARATION_CEILING : STATEMENT_CEILING;

export type Step = 'UP' | 'SAME' | 'DOWN' | 'INDETERMINATE';

/** What a step compares: the level, and for an event its toll. */
export interface Intensity {
  readonly hostility: number | null;
  readonly isStatement: boolean;
  readonly killed: Range | null;
  readonly injured: Range | null;
}

const NONE: Range = { low: 0, best: 0, high: 0 };

/** The step from trigger to response, by level, then killed, then injured. Levels are compared, never subtracted: they are ordinal. */
export function stepBetween(trigger: Intensity, response: Intensity): Step {
  if (trigger.hostility === null || response.hostility === null) return 'INDETERMINATE';
  if (trigger.hostility !== response.hostility) return trigger.hostility < response.hostility ? 'UP' : 'DOWN';
  const killed = compareRanges(figures(trigger, 'killed'), figures(response, 'killed'));
  return killed === 'SAME' ? compareRanges(figures(trigger, 'injured'), figures(response, 'injured')) : killed;
}

const figures = (act: Intensity, key: 'killed' | 'injured'): Range | null => (act.isStatement ? NONE : act[key]);

/** Ranges that overlap say nothing, unless both are one and the same number. */
function compareRanges(before: Range | null, after: Range | null): Step {
  const [a, b] = [before && extent(before), after && extent(after)];
  if (!a || !b) return 'INDETERMINATE';
  if (a.greatest < b.least) return 'UP';
  if (b.greatest < a.least) return 'DOWN';
  return a.least === a.greatest && b.least === b.greatest ? 'SAME' : 'INDETERMINATE';
}

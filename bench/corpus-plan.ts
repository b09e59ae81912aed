// What a corpus of so many acts is made of: quarrels in bursts, lines, hubs. The same number gives the same corpus, act by act.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const FIRST_DAY = Date.UTC(1990, 0, 1);

/** An act's place in its quarrel and in time; everything else of it follows from its number (corpus.ts). */
export interface PlannedAct {
  readonly number: number;
  readonly quarrel: number;
  readonly earliest: number;
  readonly latest: number;
  readonly placedAt: number;
  readonly placedRank: number;
}

export interface PlannedLink {
  readonly response: PlannedAct;
  readonly trigger: PlannedAct;
  /** Its claims were taken back or refused: it holds no order and no walk takes it. */
  readonly fallen: boolean;
}

export interface PlannedPart {
  readonly acts: PlannedAct[];
  readonly links: PlannedLink[];
}

/** How a corpus is cut up. Bursts, and the share of every kind, come from dice. */
export interface CorpusPlan {
  readonly acts: number;
  /** Two parties, their offices, and some thousand acts between them. */
  readonly quarrels: number;
  readonly lines: number;
  readonly hubs: number;
  /** How many acts answer each hub. */
  readonly hubAnswers: number;
}

export const LINE_LENGTH = 300;
const QUARREL_ACTS = 2500;

export function planOf(acts: number): CorpusPlan {
  const hubs = Math.max(1, Math.round(acts / 200_000));
  const lines = Math.max(1, Math.round(acts / 20_000));
  const quarrels = Math.max(1, Math.round((acts - hubs - lines * LINE_LENGTH) / QUARREL_ACTS));
  return { acts, quarrels, lines, hubs, hubAnswers: Math.min(10_000, Math.round(acts / 10)) };
}

/** Mulberry32: small, and the same on every machine. */
function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Known to the day, as most are, or to the minute; placed at the least that its bounds and its standing triggers allow. */
function placeAct(number: number, quarrel: number, happened: number, toTheDay: boolean, triggers: readonly PlannedAct[]): PlannedAct {
  const day = Math.floor(happened / DAY) * DAY;
  const [earliest, latest] = toTheDay ? [day, day + DAY - 1] : [happened, happened];
  let [placedAt, placedRank] = [earliest, 0];
  for (const trigger of triggers) {
    if (trigger.placedAt > placedAt) [placedAt, placedRank] = [trigger.placedAt, trigger.placedRank + 1];
    else if (trigger.placedAt === placedAt) placedRank = Math.max(placedRank, trigger.placedRank + 1);
  }
  return { number, quarrel, earliest, latest, placedAt, placedRank };
}

/** The corpus part by part, one in memory at a time. */
export function* planParts(plan: CorpusPlan): Generator<PlannedPart> {
  let next = 0;
  const hubs = Array.from({ length: plan.hubs }, (_, hub) => placeAct(next++, hub % plan.quarrels, FIRST_DAY - DAY, true, []));
  yield { acts: hubs, links: [] };
  for (let line = 0; line < plan.lines; line += 1) {
    yield planLine(next, line % plan.quarrels, line);
    next += LINE_LENGTH;
  }
  const inQuarrels = plan.acts - next;
  for (let quarrel = 0; quarrel < plan.quarrels; quarrel += 1) {
    const length = Math.floor((inQuarrels * (quarrel + 1)) / plan.quarrels) - Math.floor((inQuarrels * quarrel) / plan.quarrels);
    yield planQuarrel(next, quarrel, length, hubs, (plan.hubs * plan.hubAnswers) / inQuarrels);
    next += length;
  }
}

/** Each act answers the one before: as long as a chain gets. */
function planLine(first: number, quarrel: number, line: number): PlannedPart {
  const dice = createDice(first);
  const part: PlannedPart = { acts: [], links: [] };
  let happened = FIRST_DAY + (line % 3000) * DAY;
  for (let step = 0; step < LINE_LENGTH; step += 1) {
    happened += Math.floor(dice() * 6 * DAY);
    const trigger = part.acts.at(-1);
    const act = placeAct(first + step, quarrel, happened, dice() < 0.7, trigger ? [trigger] : []);
    if (trigger) part.links.push({ response: act, trigger, fallen: false });
    part.acts.push(act);
  }
  return part;
}

/** Bursts of 5 to 60 acts, minutes to a day apart, weeks between them; each act answers one to three of those shortly before it. */
function planQuarrel(first: number, quarrel: number, length: number, hubs: readonly PlannedAct[], hubShare: number): PlannedPart {
  const dice = createDice(first);
  const part: PlannedPart = { acts: [], links: [] };
  let happened = FIRST_DAY + Math.floor(dice() * 2000 * DAY);
  let burst = 0;
  for (let step = 0; step < length; step += 1) {
    if (burst === 0) {
      burst = 5 + Math.floor(dice() * 56);
      happened += Math.floor((5 + dice() * 60) * DAY);
    }
    burst -= 1;
    happened += Math.floor((dice() < 0.4 ? dice() * HOUR : dice() * DAY) / MINUTE) * MINUTE;
    const triggers = new Map<number, PlannedAct>();
    const answers = dice() < 0.04 ? 0 : ([1, 1, 1, 1, 1, 1, 2, 2, 2, 3][Math.floor(dice() * 10)] ?? 1);
    for (let answer = 0; answer < answers; answer += 1) {
      const back = 1 + Math.floor(dice() * (answer === 0 ? 12 : 80));
      const trigger = part.acts[step - back];
      if (trigger) triggers.set(trigger.number, trigger);
    }
    const hub = hubs[Math.floor(dice() * hubs.length)];
    if (hub && dice() < hubShare) triggers.set(hub.number, hub);
    const tied = [...triggers.values()].map((trigger) => ({ trigger, fallen: dice() < 0.01 }));
    const standing = tied.filter(({ fallen }) => !fallen).map(({ trigger }) => trigger);
    const act = placeAct(first + step, quarrel, happened, dice() < 0.7, standing);
    part.acts.push(act);
    for (const { trigger, fallen } of tied) part.links.push({ response: act, trigger, fallen });
  }
  return part;
}

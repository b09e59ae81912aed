// The exchange between two blocs: what is read for it, and what is made of that (reciprocity.ts, metrics.ts).
import type { Db } from '../database/connect.ts';
import { read } from '../database/read.ts';
import { type Counting, type Doers, doneBy, type TimeWindow } from '../domain/act-filter.ts';
import { type ActRow, actsById } from '../domain/act-row.ts';
import { allOf } from '../domain/condition.ts';
import { ValidationError } from '../domain/error.ts';
import { Prisma } from '../generated/prisma/client.ts';
import type { ParticipationRole } from '../generated/prisma/enums.ts';
import type { Bloc } from './bloc.ts';
import { positionsAboutActs } from './claim-read.ts';
import { isHeld, type Lens, passesCarried } from './lens.ts';
import { countSteps, exchangeRatioOf, type Ratio, type Steps, stepOf } from './metrics.ts';
import {
  type Answer,
  type ExchangeAct,
  type Horizon,
  lagsOf,
  type Quartiles,
  quartilesOf,
  type Reciprocity,
  reciprocityOf,
  type Silence,
  silenceOf,
  type Traffic,
  type Turns,
  turnsOf,
} from './reciprocity.ts';
import { type ChainLink, chainLinkColumns, leadingClaim } from './subgraph.ts';
import { tollOf } from './toll.ts';

/** From here on an act is hostile; below it is conciliatory (domain/hostility.ts). */
const HOSTILE = 1;
/** 90 days take in nine of ten replies (reciprocity.ts). */
export const DEFAULT_WITHIN_DAYS = 90;
export const MAX_WITHIN_DAYS = 3650;
/** More than this, and the answer is no longer read at once: ask year by year. */
export const MAX_HOSTILE_ACTS = 5000;

/** Who does it and against whom it is done. A host is not attacked, and who hears of a thing is spoken to. */
export const DOING: readonly ParticipationRole[] = ['PERPETRATOR', 'PARTICIPANT', 'SPEAKER'];
const SUFFERING: readonly ParticipationRole[] = ['TARGET', 'VICTIM', 'AUDIENCE'];

/** Which acts, on an act a, and which claims may count. */
export interface ExchangeQuestion {
  readonly where: Prisma.Sql;
  readonly counting: Counting;
  readonly lens: Lens;
  readonly window: Pick<TimeWindow, 'from' | 'before'>;
  readonly withinDays: number;
  readonly now: Date;
  /** Whether affiliates were asked for. */
  readonly joined: boolean;
}

/** One direction: its measures, and the hostile acts that they rest on. */
export interface Direction extends Reciprocity {
  readonly hostileIds: readonly string[];
}

export interface Exchange {
  readonly a: Bloc;
  readonly b: Bloc;
  readonly question: ExchangeQuestion;
  readonly aToB: Direction;
  readonly bToA: Direction;
  readonly turns: Turns;
  readonly steps: Steps;
  readonly exchangeRatio: Ratio | null;
  readonly injuredRatio: Ratio | null;
  readonly lagQuartiles: Quartiles | null;
  readonly silence: Silence | null;
  readonly answers: { readonly disputed: number; readonly all: number };
}

/** In six statements, whatever lies between the two. @throws ValidationError where there is more than can be read at once */
export async function exchangeBetween(db: Db, a: Bloc, b: Bloc, question: ExchangeQuestion): Promise<Exchange> {
  const directions = await Promise.all([readDirection(db, a, b, question), readDirection(db, b, a, question)]);
  const links = directions.flatMap(({ answers }) => answers);
  const ids = new Set([...directions.flatMap(({ hostileIds }) => hostileIds), ...links.map(({ responseId }) => responseId)]);
  const acts = await exchangeActs(db, question.lens, [...ids]);
  const [aToB, bToA] = directions.map((read) => trafficOf(read, acts)) as [Traffic, Traffic];
  const horizon = horizonOf(question);
  const all = [
    ...new Map([...aToB.answers, ...bToA.answers].map((answer) => [`${answer.response.id} ${answer.trigger.id}`, answer])).values(),
  ];
  const direction = (traffic: Traffic, back: Traffic): Direction => ({
    ...reciprocityOf(traffic, back.hostile, horizon, question.joined),
    hostileIds: traffic.hostile.map(({ id }) => id),
  });
  return {
    a,
    b,
    question,
    aToB: direction(aToB, bToA),
    bToA: direction(bToA, aToB),
    turns: turnsOf(aToB.hostile, bToA.hostile),
    steps: countSteps(all.map(({ trigger, response }) => stepOf(trigger, response))),
    exchangeRatio: exchangeRatioOf(all),
    injuredRatio: exchangeRatioOf(all, 'injured'),
    lagQuartiles: quartilesOf(lagsOf(all)),
    silence: silenceOf(aToB, bToA, horizon),
    answers: { disputed: new Set(links.filter(({ disputed }) => disputed).map(({ id }) => id)).size, all: all.length },
  };
}

/** Silence is told as of now, or of the end of what was asked about where that lies earlier. */
function horizonOf({ now, window, lens, withinDays }: ExchangeQuestion): Horizon {
  const ends = [now, window.before, lens.saidUntil, lens.asOf].filter((end) => end !== null);
  return { until: new Date(Math.min(...ends.map((end) => end.getTime()))), withinDays };
}

type AnswerLink = ChainLink & { readonly byAffiliate: boolean };

interface Read {
  readonly hostileIds: readonly string[];
  readonly answers: readonly AnswerLink[];
}

async function readDirection(db: Db, by: Bloc, against: Bloc, question: ExchangeQuestion): Promise<Read> {
  const hostileIds = await hostileActs(db, by, against, question);
  return { hostileIds, answers: await answersTo(db, hostileIds, against, question) };
}

const doersOf = ({ own, joined }: Bloc): Doers => ({ actors: [...own, ...joined], roles: DOING, attributed: true });
const sufferersOf = ({ own, joined }: Bloc): Doers => ({ actors: [...own, ...joined], roles: SUFFERING, attributed: false });

/** Which acts a may take part: those asked for that took place, and had begun by the time that the lens looks from. */
const mayCount = ({ where, lens }: ExchangeQuestion): Prisma.Sql =>
  allOf([where, tookPlace(lens), lens.saidUntil && Prisma.sql`a.earliest <= ${lens.saidUntil}`]);

/** A plan is no deed, and what is only alleged is one where somebody says, under the lens, that it happened. */
const tookPlace = (lens: Lens): Prisma.Sql => Prisma.sql`NOT EXISTS (
  SELECT FROM event e WHERE e.id = a.id AND (e.realis = 'PLANNED' OR (e.realis = 'ALLEGED' AND NOT EXISTS (
    SELECT FROM claim c WHERE c.act_id = a.id AND c.subject = 'OCCURRENCE' AND c.stance = 'ASSERTS' AND ${isHeld(lens, 'OCCURRENCE')}))))`;

/** The hostile acts of one bloc against the other, what is attributed to it included, in order. */
async function hostileActs(db: Db, by: Bloc, against: Bloc, question: ExchangeQuestion): Promise<string[]> {
  const act = Prisma.raw('a');
  const rows = await read<{ id: string }>(
    db,
    Prisma.sql`
    SELECT a.id FROM act a
    WHERE a.hostility >= ${HOSTILE} AND ${doneBy(act, doersOf(by), question.counting)}
      AND ${doneBy(act, sufferersOf(against), question.counting)} AND ${mayCount(question)}
    ORDER BY a.placed_at, a.placed_rank, a.id LIMIT ${MAX_HOSTILE_ACTS + 1}`,
  );
  if (rows.length > MAX_HOSTILE_ACTS) throw tooMuch('hostile acts');
  return rows.map(({ id }) => id);
}

/** The links by which the other bloc answered these acts. What is told as mere sequence is nobody's answer. */
async function answersTo(db: Db, triggerIds: readonly string[], responders: Bloc, question: ExchangeQuestion): Promise<AnswerLink[]> {
  const { lens, counting } = question;
  const act = Prisma.raw('a');
  const rows = await read<AnswerLink>(
    db,
    Prisma.sql`
    SELECT ${chainLinkColumns(lens)}, NOT ${doneBy(act, { ...doersOf(responders), actors: responders.own }, counting)} AS "byAffiliate"
    FROM response_link k JOIN act a ON a.id = k.response_id ${leadingClaim(lens)}
    WHERE k.trigger_id = ANY(${[...triggerIds]}::uuid[]) AND lead.kind <> 'SEQUENCE' AND ${passesCarried(lens)}
      AND ${doneBy(act, doersOf(responders), counting)} AND ${mayCount(question)}
    ORDER BY a.placed_at, a.placed_rank, k.id LIMIT ${MAX_HOSTILE_ACTS + 1}`,
  );
  if (rows.length > MAX_HOSTILE_ACTS) throw tooMuch('answers');
  return rows;
}

const tooMuch = (what: string): ValidationError =>
  ValidationError.at(['filter'], `There are more than ${MAX_HOSTILE_ACTS} ${what} between the two. Narrow the filter, to a year perhaps.`);

/** Acts by id, with their tolls under the lens. */
async function exchangeActs(db: Db, lens: Lens, ids: readonly string[]): Promise<ReadonlyMap<string, ExchangeAct>> {
  const [acts, positions] = await Promise.all([actsById(db, ids), positionsAboutActs(db, lens, 'CASUALTIES', ids)]);
  const claims = new Map<string | null, typeof positions>(acts.map(({ id }) => [id, []]));
  for (const position of positions) claims.get(position.actId)?.push(position);
  return new Map(acts.map((act) => [act.id, { ...act, ...codingOf(act), toll: tollOf(claims.get(act.id) ?? []) }]));
}

const codingOf = (act: ActRow): Pick<ExchangeAct, 'isStatement' | 'kinds'> =>
  act.type === 'STATEMENT' ? { isStatement: true, kinds: act.statementKinds } : { isStatement: false, kinds: [act.kind] };

/** An act that was removed between two reads is left out. */
function trafficOf({ hostileIds, answers }: Read, acts: ReadonlyMap<string, ExchangeAct>): Traffic {
  return {
    hostile: hostileIds.map((id) => acts.get(id)).filter((act) => act !== undefined),
    answers: answers.flatMap(({ triggerId, responseId, byAffiliate }): Answer[] => {
      const [trigger, response] = [acts.get(triggerId), acts.get(responseId)];
      return trigger && response ? [{ trigger, response, byAffiliate }] : [];
    }),
  };
}

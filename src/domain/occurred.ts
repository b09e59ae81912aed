// When something occurred: what an input may say of it, the bounds that follow, and the words for them. A date means the local one of its
// zone; what is not known to the minute is an interval, and is shown as that interval, never with a false midnight.
import { z } from 'zod';
import { TimePrecision } from '../generated/prisma/enums.ts';
import { optional } from './input.ts';

/** Bounds of a beginning. */
export interface Span {
  readonly earliest: Date;
  readonly latest: Date;
  readonly precision: TimePrecision;
  /** IANA zone in which the date is meant. */
  readonly zone: string;
}

/** When an act occurred: its beginning, its end if it lasted, and the least place in the order of acts that its editors allow. */
export interface Occurred extends Span {
  readonly ended: Date | null;
  readonly placedFrom: Date;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// ── Zones and calendars ──────────────────────────────────────────────────────────────────────────────────────────────────

/** The parts of a local date and time, month 1 to 12. */
interface Local {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** Making a formatter takes longer than using it a hundred times; there are some six hundred zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-u-ca-gregory-hc-h23', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formatters.set(zone, formatter);
  return formatter;
}

function localOf(instant: Date, zone: string): Local {
  // A formatter takes a hundred times as long, and most of what is imported is in UTC.
  if (zone === 'UTC') return utcOf(instant);
  const local: Local = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const { type, value } of formatterOf(zone).formatToParts(instant)) if (type in local) local[type as keyof Local] = Number(value);
  return local;
}

const utcOf = (instant: Date): Local => ({
  year: instant.getUTCFullYear(),
  month: instant.getUTCMonth() + 1,
  day: instant.getUTCDate(),
  hour: instant.getUTCHours(),
  minute: instant.getUTCMinutes(),
  second: instant.getUTCSeconds(),
});

/** The milliseconds that the parts would be in UTC. Not Date.UTC, which takes the years 0 to 99 for 1900 to 1999. */
function asUtc({ year, month, day, hour, minute, second }: Local): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) + hour * HOUR + minute * MINUTE + second * 1000;
}

/** Days come again and again in what is imported, and reckoning an offset takes a formatter. */
const offsets = new Map<string, number>();
const OFFSETS_KEPT = 10_000;

function offsetAt(instant: number, zone: string): number {
  if (zone === 'UTC') return 0;
  const key = `${zone} ${instant}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const offset = asUtc(localOf(new Date(instant), zone)) - Math.floor(instant / 1000) * 1000;
  if (offsets.size >= OFFSETS_KEPT) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

/** The instant of a local time. Where the clock was set back the earlier one; where it was set forward the time skipped counts on. */
function instantOf(local: Local, zone: string): number {
  const wall = asUtc(local);
  const [before, after] = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)];
  const found = [wall - before, wall - after].find((instant) => instant + offsetAt(instant, zone) === wall);
  return found ?? wall - before;
}

const startOfDay = ({ year, month, day }: Local, zone: string): number =>
  instantOf({ year, month, day, hour: 0, minute: 0, second: 0 }, zone);

/** The last millisecond before the next day. */
const endOfDay = (local: Local, zone: string): number => startOfDay({ ...local, day: local.day + 1 }, zone) - 1;

function isZone(zone: string): boolean {
  try {
    formatterOf(zone);
    return /^[A-Za-z]/.test(zone);
  } catch {
    return false;
  }
}

// ── What an input may say ────────────────────────────────────────────────────────────────────────────────────────────────

const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** A moment as written, before its zone is known: a whole day, a local time, or an instant. */
type Written = { day: Local } | { local: Local; milliseconds: number } | { instant: number };

/** Null for what is no real date and time: 30 February is refused, not turned into 1 March. */
function readMoment(written: string): Written | null {
  const match = WRITTEN.exec(written);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const local: Local = { year, month, day, hour, minute, second };
  if (!isReal(local)) return null;
  if (match[4] === undefined) return { day: local };
  const milliseconds = Math.floor(Number(`0.${match[7] ?? 0}`) * 1000);
  if (match[8] === undefined) return { local, milliseconds };
  const instant = Date.parse(`${written.slice(0, 16)}${match[8]}`);
  return Number.isNaN(instant) ? null : { instant: instant + second * 1000 + milliseconds };
}

function isReal(local: Local): boolean {
  const { year, month, day, hour, minute, second } = local;
  const date = new Date(asUtc(local));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day && hour < 24 && minute < 60 && second < 60;
}

const moment = z.union([z.string(), z.date()]).transform((value, context): Written => {
  const written = value instanceof Date ? { instant: value.getTime() } : readMoment(value);
  if (written) return written;
  context.addIssue({
    code: 'custom',
    message: 'Give a real date such as 2020-03-11, or a date and time such as 2020-03-11T19:30:00+03:00.',
  });
  return z.NEVER;
});

const localDate = moment.refine((written) => 'day' in written, 'Give a date alone, such as 2020-03-11; for a time use `at`.');
const time = moment.refine((written) => !('day' in written), 'Give a date and time; for a whole day use `on`.');

const zone = z.string().refine(isZone, 'Give a time zone by its IANA name, such as Asia/Baghdad or UTC.');

const fields = z.strictObject({
  on: optional(localDate),
  at: optional(time),
  earliest: optional(moment),
  latest: optional(moment),
  ended: optional(moment),
  precision: optional(z.enum(TimePrecision)),
  zone: zone.nullish().transform((value) => value ?? 'UTC'),
  placedAt: optional(moment),
});
type Fields = z.output<typeof fields>;

const from = (written: Written, zone: string): Date => {
  if ('instant' in written) return new Date(written.instant);
  return new Date('day' in written ? startOfDay(written.day, zone) : instantOf(written.local, zone) + written.milliseconds);
};
const until = (written: Written, zone: string): Date => ('day' in written ? new Date(endOfDay(written.day, zone)) : from(written, zone));

/** `on`: the whole local day. `at`: the instant, or with precision HOUR the hour that begins there. Else `earliest` to `latest`. */
function spanOf({ on, at, earliest, latest, precision, zone }: Fields): Span {
  if (on) return { earliest: from(on, zone), latest: until(on, zone), precision: 'DAY', zone };
  if (at) {
    const start = from(at, zone);
    return {
      earliest: start,
      latest: precision === 'HOUR' ? new Date(start.getTime() + HOUR - 1) : start,
      precision: precision ?? 'MINUTE',
      zone,
    };
  }
  if (!earliest || !latest || !precision) throw new Error('An input without on, at or bounds got past its checks.');
  return { earliest: from(earliest, zone), latest: until(latest, zone), precision, zone };
}

/** Which of the fields do not go together, each with what to do. */
function* contradictions({ on, at, earliest, latest, precision, zone }: Fields): Generator<[keyof Fields, string]> {
  const forms = [on, at, earliest ?? latest].filter((form) => form !== null).length;
  if (forms !== 1) yield ['on', 'Say when in one way: `on` a day, `at` a time, or `earliest` and `latest`.'];
  else if (on && precision && precision !== 'DAY')
    yield ['precision', '`on` is known to the day: leave `precision` out, or give `earliest` and `latest`.'];
  else if (at && precision && precision !== 'MINUTE' && precision !== 'HOUR') {
    yield ['precision', '`at` is known to the MINUTE or the HOUR: for less use `on`, or `earliest` and `latest`.'];
  } else if (earliest && !latest) yield ['latest', 'Give `latest` with `earliest`: the bounds between which it began.'];
  else if (latest && !earliest) yield ['earliest', 'Give `earliest` with `latest`: the bounds between which it began.'];
  else if (earliest && latest && !precision) yield ['precision', 'Say how precisely it is known, such as DAY or MONTH.'];
  else if (earliest && latest && from(earliest, zone) > until(latest, zone))
    yield ['latest', '`latest` comes before `earliest`: exchange them.'];
}

/** When something was published, said, began or ended: bounds, and nothing that only an act has. */
export const spanInput = fields.transform((input, context): Span => {
  const problems: [keyof Fields, string][] = [...contradictions(input)];
  for (const field of ['ended', 'placedAt'] as const)
    if (input[field]) problems.push([field, `Leave \`${field}\` out: only an act has it.`]);
  for (const [field, message] of problems) context.addIssue({ code: 'custom', path: [field], message });
  return problems.length > 0 ? z.NEVER : spanOf(input);
});

/** When an act occurred. */
export const occurredInput = fields.transform((input, context): Occurred => {
  const refuse = (field: keyof Fields, message: string): typeof z.NEVER => {
    context.addIssue({ code: 'custom', path: [field], message });
    return z.NEVER;
  };
  const problems = [...contradictions(input)];
  for (const [field, message] of problems) refuse(field, message);
  if (problems.length > 0) return z.NEVER;
  const span = spanOf(input);
  const ended = input.ended && until(input.ended, input.zone);
  const placedFrom = input.placedAt ? from(input.placedAt, input.zone) : span.earliest;
  if (ended && ended < span.earliest) refuse('ended', 'It cannot have ended before it began: correct `ended` or the beginning.');
  if (placedFrom < span.earliest || placedFrom > span.latest) refuse('placedAt', 'Place it within the bounds of its beginning.');
  return { ...span, ended, placedFrom };
});

// ── In words ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

const month = (local: Local): string => MONTHS[local.month - 1] ?? '';
const clock = ({ hour, minute }: Local): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
const day = (local: Local): string => `${local.day} ${month(local)} ${local.year}`;

const isSameMonth = (a: Local, b: Local): boolean => a.year === b.year && a.month === b.month;
const isSameDay = (a: Local, b: Local): boolean => isSameMonth(a, b) && a.day === b.day;
const lastDay = ({ year, month }: Local): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** "11 March 2020", "late December 2019", "8–9 March 2020", "1914", "11 March 2020, 19:30": the interval as it is, in its own zone. */
export function label({ earliest, latest, precision, zone }: Span): string {
  const [start, end] = [localOf(earliest, zone), localOf(latest, zone)];
  if (precision === 'MINUTE' || precision === 'HOUR') return times(start, end);
  if (precision === 'DAY' || precision === 'WEEK') return days(start, end);
  const wholeMonths = start.day === 1 && end.day === lastDay(end);
  if (wholeMonths && start.month === 1 && end.month === 12 && precision !== 'MONTH') return years(start, end);
  if (wholeMonths) return months(start, end);
  return (precision === 'MONTH' && thirdOfMonth(start, end)) || days(start, end);
}

function times(start: Local, end: Local): string {
  if (!isSameDay(start, end)) return `${day(start)}, ${clock(start)} – ${day(end)}, ${clock(end)}`;
  return clock(start) === clock(end) ? `${day(start)}, ${clock(start)}` : `${day(start)}, ${clock(start)}–${clock(end)}`;
}

function days(start: Local, end: Local): string {
  if (isSameDay(start, end)) return day(start);
  if (isSameMonth(start, end)) return `${start.day}–${day(end)}`;
  return start.year === end.year ? `${start.day} ${month(start)} – ${day(end)}` : `${day(start)} – ${day(end)}`;
}

function months(start: Local, end: Local): string {
  if (isSameMonth(start, end)) return `${month(end)} ${end.year}`;
  return start.year === end.year
    ? `${month(start)}–${month(end)} ${end.year}`
    : `${month(start)} ${start.year} – ${month(end)} ${end.year}`;
}

const years = (start: Local, end: Local): string => (start.year === end.year ? `${start.year}` : `${start.year}–${end.year}`);

function thirdOfMonth(start: Local, end: Local): string | null {
  if (!isSameMonth(start, end)) return null;
  const third = end.day <= 10 ? 'early' : start.day > 10 && end.day <= 20 ? 'mid' : start.day > 20 ? 'late' : null;
  return third && (third === 'mid' ? `mid-${month(end)} ${end.year}` : `${third} ${month(end)} ${end.year}`);
}

// ── As an input ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/** What an input would say, of which the same bounds follow: a day or a time where it is one. */
export interface WrittenSpan {
  readonly on?: string;
  readonly at?: string;
  readonly earliest?: string;
  readonly latest?: string;
  readonly precision?: TimePrecision;
  readonly zone?: string;
}

export function writtenSpan({ earliest, latest, precision, zone }: Span): WrittenSpan {
  const inZone = zone === 'UTC' ? {} : { zone };
  const local = localOf(earliest, zone);
  const length = latest.getTime() - earliest.getTime();
  if (precision === 'DAY' && startOfDay(local, zone) === earliest.getTime() && endOfDay(local, zone) === latest.getTime())
    return { on: isoDay(local), ...inZone };
  if (precision === 'MINUTE' && length === 0) return { at: writtenInstant(earliest), ...inZone };
  if (precision === 'HOUR' && length === HOUR - 1) return { at: writtenInstant(earliest), precision, ...inZone };
  return { earliest: writtenInstant(earliest), latest: writtenInstant(latest), precision, ...inZone };
}

const isoDay = ({ year, month, day }: Local): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** Without the seconds or milliseconds that it does not have. */
export const writtenInstant = (instant: Date): string => instant.toISOString().replace(/(:00)?\.000Z$/, 'Z');

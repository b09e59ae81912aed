// When something happened or was said, as bounds and never as a false midnight.
import { label } from '../domain/occurred.ts';
import type { TimePrecision as Precision } from '../generated/prisma/enums.ts';
import { builder } from './builder.ts';
import { TimePrecision } from './vocabulary.ts';

/** The columns of a time, whatever their prefix in the row. */
export interface OccurredRow {
  readonly earliest: Date;
  readonly latest: Date;
  readonly ended: Date | null;
  readonly precision: Precision;
  readonly zone: string;
  readonly placedAt: Date;
}

/** Bounds that a row may lack: an affiliation without a known beginning, a claim without a date of its own. */
export function occurredOf(
  earliest: Date | null,
  latest: Date | null,
  precision: Precision | null,
  zone: string | null,
): OccurredRow | null {
  if (earliest === null || latest === null || precision === null || zone === null) return null;
  return { earliest, latest, ended: null, precision, zone, placedAt: earliest };
}

export const OccurredTime = builder.objectRef<OccurredRow>('OccurredTime').implement({
  description:
    'When something began, as bounds with the precision in which it is known. Occurred, said and recorded are three different times. Example: `occurred { label earliest latest precision zone }` gives "11 March 2020" and the whole of that day in Baghdad.',
  fields: (t) => ({
    earliest: t.expose('earliest', { type: 'DateTime', description: 'It began at this instant or later.' }),
    latest: t.expose('latest', { type: 'DateTime', description: 'It began at this instant or earlier.' }),
    ended: t.expose('ended', { type: 'DateTime', nullable: true, description: 'When it stopped, if it lasted and anyone says so.' }),
    precision: t.expose('precision', { type: TimePrecision, description: 'How exactly the beginning is known.' }),
    zone: t.exposeString('zone', {
      description: 'IANA zone in which the date is meant: 12 March in Washington can be 13 March in Baghdad.',
    }),
    placedAt: t.expose('placedAt', {
      type: 'DateTime',
      description: 'Where it stands in the one order of acts: the least instant within its bounds that comes after all that it answers.',
    }),
    label: t.string({
      description: 'The time in words, as exact as it is known: "11 March 2020", "late December 2019".',
      resolve: (time) => label(time),
    }),
  }),
});

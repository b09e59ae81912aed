// What time looks like in a picture: an act's own above its card, to the scale of the axis; the gaps of the axis; whose clocks it goes by. Pure.
import { BOX, type Span } from './chain-layout.ts';
import type { TimeBreak } from './time-scale.ts';

/** How high above its card an act's time is drawn. */
const ABOVE = 6;
/** A moment known to the minute is still to be seen. */
const LEAST_SPAN = 3;

/** Between which instants it began, as a thick line, and how long it lasted, as a thin one; what goes beyond the card is cut off. */
export function timeMarks({ from, to, ended }: Span): { readonly began: string; readonly lasted: string | null } {
  const within = (x: number) => Math.round(Math.min(BOX.width, Math.max(0, x)) * 10) / 10;
  const [left, right] = [within(from), Math.max(within(to), within(from) + LEAST_SPAN)];
  const end = ended === null ? right : within(ended);
  return { began: `M${left} ${-ABOVE}H${right}`, lasted: end > right ? `M${right} ${-ABOVE}H${end}` : null };
}

/** Where a gap is torn: between the card before it and the one behind it. */
export const tearOf = ({ x, width }: TimeBreak): number => Math.round(x + (BOX.width + width) / 2);

/** "7 days", "3 months". */
export function quietWords(days: number): string {
  if (days < 0.9) return `${Math.max(1, Math.round(days * 24))} h`;
  if (days < 1.5) return 'a day';
  if (days < 90) return `${Math.round(days)} days`;
  return days < 700 ? `${Math.round(days / 30.4)} months` : `${Math.round(days / 365)} years`;
}

/** "Time as in Baghdad": the days of the axis begin when they begin there. */
export const clockWords = (zone: string): string =>
  zone === 'UTC' ? 'Time, UTC' : `Time as in ${zone.split('/').at(-1)?.replaceAll('_', ' ')}`;

// What was known when: a slider over the days on which something was said, and the exact day for who knows it.
import { useEffect, useRef, useState } from 'react';
import type { Address } from './address.ts';
import { goTo } from './route.ts';

/** Milliseconds without a further move of the slider. */
const PAUSE = 250;

const words = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
export const wordsOf = (day: string): string => words.format(Date.parse(day));

/** Each stop is a day on which something more was said; the last is today. */
export function KnownBy({ address, days }: { address: Address; days: readonly string[] }) {
  const stopOf = (day: string | null) =>
    day === null
      ? days.length
      : Math.max(
          0,
          days.findLastIndex((one) => one <= day),
        );
  const [stop, setStop] = useState(stopOf(address.until));
  useEffect(() => setStop(stopOf(address.until)), [address.until, days]);
  const later = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);
  const slide = (next: number) => {
    setStop(next);
    clearTimeout(later.current);
    later.current = setTimeout(() => goTo({ ...address, until: days[next] ?? null }), PAUSE);
  };
  const day = days[stop] ?? null;
  return (
    <div className="known" role="group" aria-label="What was known when">
      <label>
        Said by
        <input type="date" value={address.until ?? ''} onChange={({ target }) => goTo({ ...address, until: target.value || null })} />
      </label>
      {days.length > 0 ? (
        <input
          type="range"
          aria-label="Known by"
          aria-valuetext={day === null ? 'today' : wordsOf(day)}
          min={0}
          max={days.length}
          value={stop}
          onChange={({ target }) => slide(Number(target.value))}
        />
      ) : null}
      <span className="quiet">{day === null ? 'today: all that was ever said' : `what was known on ${wordsOf(day)}`}</span>
    </div>
  );
}

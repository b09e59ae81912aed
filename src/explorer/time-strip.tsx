// When: how many acts on which days, and a stretch of it that the reader can mark.
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import type { Address } from './address.ts';
import type { Act, Chain } from './chain.ts';
import { FORCE } from './chain-svg.tsx';
import { dayOf } from './filter.ts';
import { wordsOf } from './known-by.tsx';
import { goTo } from './route.ts';

const DAY = 86_400_000;
const MOST_BARS = 120;
const HEIGHT = 36;
/** A drag shorter than this, as a part of the strip, was a click. */
const LEAST_DRAG = 0.008;

const written = (at: number): string => new Date(at).toISOString().slice(0, 10);

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** `chain`: all that was walked. */
export function TimeStrip({ address, chain: { acts } }: { address: Address; chain: Chain }) {
  const strip = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Stretch | null>(null);
  const placed = useMemo(() => acts.map(({ act }) => ({ at: Date.parse(dayOf(act)), sort: sortOf(act) })), [acts]);
  const origin = useOrigin();
  if (placed.length === 0) return null;
  const start = Math.min(...placed.map(({ at }) => at));
  const end = Math.max(...placed.map(({ at }) => at)) + DAY;
  const part = (at: number) => Math.min(1, Math.max(0, (at - start) / (end - start)));
  const marked = {
    from: address.from === null ? 0 : part(Date.parse(address.from)),
    to: address.to === null ? 1 : part(Date.parse(address.to) + DAY),
  };
  const { from, to } = dragged ?? marked;
  const isAll = from <= 0 && to >= 1;
  const days = (stretch: Stretch) => ({
    first: written(start + Math.max(0, stretch.from) * (end - start)),
    last: written(start + Math.min(1, stretch.to) * (end - start) - 1),
  });
  const mark = (stretch: Stretch) => {
    const { first, last } = days(stretch);
    goTo({ ...address, from: stretch.from <= 0 ? null : first, to: stretch.to >= 1 ? null : last });
  };
  const at = (event: PointerEvent): number => {
    const { left, width } = strip.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
    return Math.min(1, Math.max(0, (event.clientX - left) / width));
  };
  const { first, last } = days({ from, to });
  return (
    <div className="times" role="group" aria-label="When">
      <p>
        {wordsOf(first)}
        <br /> – {wordsOf(last)}
        {isAll ? null : (
          <button type="button" className="plain" onClick={() => mark({ from: 0, to: 1 })}>
            All of it
          </button>
        )}
      </p>
      <div
        ref={strip}
        className="brush"
        title="Drag over the bars to see a part"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          origin.set(at(event));
        }}
        onPointerMove={(event) => {
          const began = origin.get();
          if (began === null) return;
          const here = at(event);
          setDragged({ from: Math.min(began, here), to: Math.max(began, here) });
        }}
        onPointerUp={() => {
          if (dragged) mark(dragged.to - dragged.from < LEAST_DRAG ? { from: 0, to: 1 } : dragged);
          origin.set(null);
          setDragged(null);
        }}
        onPointerCancel={() => {
          origin.set(null);
          setDragged(null);
        }}
      >
        <Bars placed={placed} start={start} end={end} shown={{ from, to }} />
        <Handle
          name="From"
          place={from}
          text={wordsOf(first)}
          step={(by) => mark({ from: Math.min(marked.to - DAY / (end - start), marked.from + (by * DAY) / (end - start)), to: marked.to })}
          all={() => mark({ ...marked, from: 0 })}
        />
        <Handle
          name="To"
          place={to}
          text={wordsOf(last)}
          step={(by) =>
            mark({ from: marked.from, to: Math.max(marked.from + DAY / (end - start), marked.to + (by * DAY) / (end - start)) })
          }
          all={() => mark({ ...marked, to: 1 })}
        />
      </div>
    </div>
  );
}

/** Where a drag began; nothing is drawn by it. */
function useOrigin() {
  const began = useRef<number | null>(null);
  return {
    get: () => began.current,
    set: (place: number | null) => {
      began.current = place;
    },
  };
}

/** From the ground up: force used, done otherwise, said. */
const SORTS = ['var(--force)', 'var(--ink)', 'var(--edge)'];
const sortOf = (act: Act): number => (act.__typename === 'Statement' ? 2 : (act.hostility ?? 0) >= FORCE ? 0 : 1);

interface BarsProps {
  readonly placed: readonly { readonly at: number; readonly sort: number }[];
  readonly start: number;
  readonly end: number;
  readonly shown: Stretch;
}

function Bars({ placed, start, end, shown }: BarsProps) {
  // A bar a day, or for as many days as there is room.
  const bars = Math.min(MOST_BARS, (end - start) / DAY);
  const counts = Array.from({ length: bars }, () => [0, 0, 0] as [number, number, number]);
  for (const { at, sort } of placed) {
    const count = counts[Math.floor(((at - start) / (end - start)) * bars)];
    if (count) count[sort] = (count[sort] ?? 0) + 1;
  }
  const most = Math.max(2, ...counts.map((count) => count[0] + count[1] + count[2]));
  return (
    <svg viewBox={`0 0 ${bars} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {counts.map((count, bar) => {
        const isIn = (bar + 1) / bars > shown.from + LEAST_DRAG / 9 && bar / bars < shown.to - LEAST_DRAG / 9;
        let ground = HEIGHT;
        return count.map((number, sort) => {
          const height = (number / most) * (HEIGHT - 2);
          ground -= height;
          return height > 0 ? (
            <rect
              key={`${bar} ${sort}`}
              x={bar + 0.1}
              y={ground}
              width={0.8}
              height={height}
              fill={SORTS[sort]}
              opacity={isIn ? 1 : 0.25}
            />
          ) : null;
        });
      })}
    </svg>
  );
}

interface HandleProps {
  readonly name: string;
  /** 0 to 1 along the strip. */
  readonly place: number;
  /** The day in words. */
  readonly text: string;
  /** By so many days. */
  readonly step: (by: number) => void;
  readonly all: () => void;
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30 };

function Handle({ name, place, text, step, all }: HandleProps) {
  const onKey = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by !== undefined) step(event.shiftKey ? by * 7 : by);
    else if (event.key === 'Home' || event.key === 'End') all();
    else return;
    event.preventDefault();
  };
  return (
    <div
      className="handle"
      role="slider"
      tabIndex={0}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(place * 100)}
      aria-valuetext={text}
      style={{ left: `${place * 100}%` }}
      onKeyDown={onKey}
    />
  );
}

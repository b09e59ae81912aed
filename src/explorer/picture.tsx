// The picture on the page: what it shows, what lights up, and where keys lead in it.
import { type KeyboardEvent, memo, type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { BOX, type Box, type ChainLayout, layoutChain } from '../picture/chain-layout.ts';
import { clockWords } from '../picture/time-mark.ts';
import type { Address } from './address.ts';
import { type Arrow, type Chain, placeOf, type ShownAct } from './chain.ts';
import {
  Arrows,
  AXIS_HEIGHT,
  Axis,
  Badge,
  Card,
  type Detail,
  detailAt,
  FORCE,
  ForkMark,
  Ground,
  type Light,
  nameOf,
  PinMark,
} from './chain-svg.tsx';
import { related, relatedArrows, stepFrom, type Ways } from './follow.ts';
import { LaneNames, lanesWidth } from './lane-name.tsx';
import { goTo } from './route.ts';
import { useView, type Window } from './window.ts';

/** Smaller, a card with all that it says can no longer be read: a picture that has no room to be whole begins at this size. */
const READABLE = 0.85;
const LEAST_ZOOM = 0.1;
const ZOOMS = [0.1, 0.2, 0.35, 0.5, 0.65, 0.85, 1, 1.25, 1.6];
const MOVES = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End', '[', ']'];
/** How wide a sheet of paper lies, in the points of a page, less its margins. */
const PAPER = 1020;
/** A picture of more acts is drawn only where it is looked at. */
const DRAWN_WHOLE = 150;

interface PictureProps {
  readonly chain: Chain;
  readonly address: Address;
  /** Signs on links, by id: whose arrow it is. */
  readonly marks?: ReadonlyMap<string, string>;
  /** Acts at which two accounts part. */
  readonly forks?: ReadonlySet<string>;
  /** What lies on the ways between two pinned acts. */
  readonly ways?: Ways | null;
}

const NO_MARKS: ReadonlyMap<string, string> = new Map();
const NO_FORKS: ReadonlySet<string> = new Set();

function layoutOf({ acts, arrows }: Pick<Chain, 'acts' | 'arrows'>, axis: Address['axis'], width: number): ChainLayout {
  return layoutChain({
    acts: acts.map(placeOf),
    links: arrows.map(({ link, trigger, response }) => ({ id: link.id, trigger: trigger.id, response: response.id })),
    axis,
    width,
  });
}

export function Picture({ chain, address, marks = NO_MARKS, forks = NO_FORKS, ways = null }: PictureProps) {
  const frame = useRef<HTMLElement>(null);
  const { width, room, window } = useView(frame);
  const beside = lanesWidth(width);
  const [chosen, setZoom] = useState<number | null>(null);
  const layout = useMemo(() => layoutOf(chain, address.axis, room - beside - 4), [chain, address.axis, room, beside]);
  const fitting = Math.min(1, (width - beside - 6) / layout.width);
  const zoom = chosen ?? Math.max(READABLE, fitting);
  const step = (way: 1 | -1) => {
    const next = way === 1 ? ZOOMS.find((one) => one > zoom + 0.01) : ZOOMS.findLast((one) => one < zoom - 0.01);
    if (next) setZoom(next);
  };
  useSteadyMiddle(frame, zoom, beside);
  useFitOnPaper((PAPER - beside) / layout.width, setZoom);
  return (
    <div className="picture">
      <div className="zoom" role="group" aria-label="Size of the picture">
        <button type="button" onClick={() => step(-1)} aria-label="Smaller">
          −
        </button>
        <button type="button" onClick={() => setZoom(Math.max(LEAST_ZOOM, fitting))}>
          Whole
        </button>
        <button type="button" onClick={() => step(1)} aria-label="Larger">
          +
        </button>
      </div>
      <section className="frame" ref={frame} aria-label={`Picture of ${chain.title}`}>
        <div className="corner" style={{ width: beside, height: AXIS_HEIGHT }}>
          {address.axis === 'time' ? clockWords(layout.zone) : 'Steps'}
        </div>
        <svg
          className="axis"
          width={layout.width * zoom}
          height={AXIS_HEIGHT}
          viewBox={`0 0 ${layout.width * zoom} ${AXIS_HEIGHT}`}
          aria-hidden="true"
        >
          <Axis layout={layout} zoom={zoom} />
        </svg>
        <LaneNames chain={chain} address={address} layout={layout} zoom={zoom} width={beside} />
        <Canvas
          chain={chain}
          address={address}
          marks={marks}
          forks={forks}
          ways={ways}
          layout={layout}
          zoom={zoom}
          window={chain.acts.length > DRAWN_WHOLE ? inPicture(window, zoom) : null}
        />
      </section>
    </div>
  );
}

/** A sheet has nothing to scroll. */
function useFitOnPaper(fitting: number, setZoom: (zoom: number | null) => void): void {
  useEffect(() => {
    const fit = () => flushSync(() => setZoom(Math.min(1, fitting)));
    const leave = () => setZoom(null);
    addEventListener('beforeprint', fit);
    addEventListener('afterprint', leave);
    return () => {
      removeEventListener('beforeprint', fit);
      removeEventListener('afterprint', leave);
    };
  }, [fitting, setZoom]);
}

/** What is in the middle of the frame stays there when the picture grows or shrinks. */
function useSteadyMiddle(frame: { readonly current: HTMLElement | null }, zoom: number, beside: number): void {
  const last = useRef(zoom);
  useLayoutEffect(() => {
    const element = frame.current;
    const ratio = zoom / last.current;
    last.current = zoom;
    if (!element || ratio === 1) return;
    const [wide, high] = [(element.clientWidth - beside) / 2, (element.clientHeight - AXIS_HEIGHT) / 2];
    element.scrollTo((element.scrollLeft + wide) * ratio - wide, (element.scrollTop + high) * ratio - high);
  }, [frame, zoom, beside]);
}

const inPicture = ({ left, top, right, bottom }: Window, zoom: number): Window => ({
  left: left / zoom,
  top: top / zoom,
  right: right / zoom,
  bottom: bottom / zoom,
});

interface CanvasProps extends Required<PictureProps> {
  readonly layout: ChainLayout;
  readonly zoom: number;
  /** The part that is drawn, in the picture's own measure; null for all of it. */
  readonly window: Window | null;
}

function Canvas({ chain, address, marks, forks, ways, layout, zoom, window }: CanvasProps) {
  const svg = useRef<SVGSVGElement>(null);
  const selected = chain.acts.find(({ act }) => act.slug === address.act)?.act.id ?? null;
  const [hovered, setHovered] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const looked = hovered ?? (hasFocus ? focused : null);
  const stop = chain.acts.some(({ act }) => act.id === focused) ? focused : (selected ?? chain.acts[0]?.act.id ?? null);
  const lit = useMemo(() => litBy(looked ?? (ways ? null : selected), chain.arrows) ?? ways, [looked, selected, ways, chain.arrows]);
  const arrows = useMemo(() => new Map(chain.arrows.map((arrow) => [arrow.link.id, arrow])), [chain.arrows]);
  const shownActs = useMemo(() => new Map(chain.acts.map((shown) => [shown.act.id, shown])), [chain.acts]);
  const detail = detailAt(zoom);
  const lightOf = useMemo(
    () =>
      ({ link }: Arrow) =>
        lightIn(lit?.links, link.id),
    [lit],
  );
  const curves = useMemo(
    () => (window ? layout.curves.filter(({ from, to, middle }) => isIn(window, boundsOf(from, to, middle))) : layout.curves),
    [layout, window],
  );
  const drawn = chain.acts.filter(({ act: { id } }) => {
    const box = layout.boxes.get(id);
    return box && (!window || id === stop || isIn(window, box));
  });

  const focus = (id: string | null) => {
    const box = id === null ? null : layout.boxes.get(id);
    if (!box || !svg.current) return;
    setFocused(box.id);
    bringIntoView(svg.current, box, zoom);
  };
  // Beyond the window a card is drawn only once it is the one that keys stand on.
  useEffect(() => {
    const card = hasFocus && focused ? svg.current?.querySelector<SVGGElement>(`[data-act="${CSS.escape(focused)}"]`) : null;
    if (card && card !== document.activeElement) card.focus({ preventScroll: true });
  }, [focused, hasFocus]);
  const open = (slug: string) => goTo({ ...address, opened: [...new Set([...address.opened, slug])] });
  const onKey = (event: KeyboardEvent) => {
    const shown = shownActs.get(idAt(event.target) ?? '');
    if (!shown || event.metaKey || event.ctrlKey || event.altKey) return;
    const { id, slug } = shown.act;
    if (MOVES.includes(event.key)) focus(stepFrom(id, event.key, { acts: chain.acts, arrows: chain.arrows, boxes: layout.boxes }));
    else if (event.key === 'Enter' || event.key === ' ') goTo({ ...address, act: slug });
    else if (event.key === 'e') open(slug);
    else if (event.key === 'p') goTo({ ...address, pins: pinned(address.pins, slug) });
    else if (event.key === 'Escape') goTo({ ...address, act: null });
    else return;
    event.preventDefault();
  };
  // An act that is looked at is to be seen, wherever the link to it came from.
  useEffect(() => {
    const box = selected === null ? null : layout.boxes.get(selected);
    if (box && svg.current) bringIntoView(svg.current, box, zoom);
  }, [selected, layout]);
  const onPointer = (event: PointerEvent) => setHovered(event.pointerType === 'touch' ? null : idAt(event.target));

  return (
    <svg
      ref={svg}
      className={detail === 'mark' ? 'canvas far' : 'canvas'}
      role="graphics-document"
      aria-label="Acts in their order; the arrow keys move, [ goes to a cause, ] to an effect"
      width={layout.width * zoom}
      height={layout.height * zoom}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      onFocus={({ target }) => {
        setHasFocus(true);
        setFocused(idAt(target));
      }}
      onBlur={() => setHasFocus(false)}
      onKeyDown={onKey}
      onPointerOver={onPointer}
      onPointerLeave={() => setHovered(null)}
      onClick={({ target }) => {
        const more = (target as Element).closest<SVGElement>('[data-more]')?.dataset['more'];
        const shown = shownActs.get(idAt(target) ?? '');
        if (more) open(more);
        else if (shown) goTo({ ...address, act: shown.act.slug });
      }}
    >
      <Ground layout={layout} width={layout.width} />
      <Arrows curves={curves} arrows={arrows} lightOf={lightOf} marks={marks} />
      {drawn.map(({ act }) => (
        <Act
          key={act.id}
          shown={shownActs.get(act.id) as ShownAct}
          box={layout.boxes.get(act.id) as Box}
          detail={detail}
          light={lightIn(lit?.acts, act.id)}
          isStop={stop === act.id}
          isSelected={selected === act.id}
          isFork={forks.has(act.id)}
          isPinned={address.pins.includes(act.slug)}
        />
      ))}
      {drawn.map((shown) => (
        <More key={shown.act.id} shown={shown} box={layout.boxes.get(shown.act.id) as Box} />
      ))}
    </svg>
  );
}

const idAt = (target: EventTarget): string | null => (target as Element).closest<SVGElement>('[data-act]')?.dataset['act'] ?? null;
const litBy = (id: string | null, arrows: readonly Arrow[]): Ways | null =>
  id === null ? null : { acts: related(id, arrows), links: relatedArrows(id, arrows) };
const lightIn = (lit: ReadonlySet<string> | undefined, id: string): Light => (lit ? (lit.has(id) ? 'lit' : 'dim') : 'plain');

/** At most two, the last ones; an act that was pinned is not any more. */
export const pinned = (pins: readonly string[], slug: string): string[] =>
  pins.includes(slug) ? pins.filter((pin) => pin !== slug) : [...pins, slug].slice(-2);

interface Extent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const isIn = ({ left, top, right, bottom }: Window, { x, y, width, height }: Extent): boolean =>
  x < right && x + width > left && y < bottom && y + height > top;

function boundsOf(...points: readonly { readonly x: number; readonly y: number }[]): Extent {
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...xs) - BOX.width, Math.min(...ys) - BOX.height];
  return { x, y, width: Math.max(...xs) + BOX.width - x, height: Math.max(...ys) + BOX.height - y };
}

/** Scrolls the frame, of which axis and names of lanes cover a part, so that the card can be seen. */
function bringIntoView(svg: SVGSVGElement, box: Box, zoom: number): void {
  const frame = svg.closest('.frame');
  if (!frame) return;
  const seen = { wide: frame.clientWidth - lanesWidth(frame.clientWidth), high: frame.clientHeight - AXIS_HEIGHT };
  const near = (start: number, length: number, from: number, room: number) =>
    start < from ? start : start + length > from + room ? start + length - room : from;
  frame.scrollTo(
    near((box.x - 24) * zoom, (box.width + 48) * zoom, frame.scrollLeft, seen.wide),
    near((box.y - 16) * zoom, (box.height + 32) * zoom, frame.scrollTop, seen.high),
  );
}

interface ActProps {
  readonly shown: ShownAct;
  readonly box: Box;
  readonly detail: Detail;
  readonly light: Light;
  readonly isStop: boolean;
  readonly isSelected: boolean;
  readonly isFork: boolean;
  readonly isPinned: boolean;
}

const Act = memo(function Act({ shown, box, detail, light, isStop, isSelected, isFork, isPinned }: ActProps) {
  const { act } = shown;
  return (
    <g
      className={`card ${act.__typename === 'Statement' ? 'said' : (act.hostility ?? 0) >= FORCE ? 'force' : 'done'}`}
      data-act={act.id}
      data-slug={act.slug}
      role="graphics-symbol"
      aria-roledescription="act"
      tabIndex={isStop ? 0 : -1}
      aria-label={nameOf(shown) + (isFork ? ' Here the accounts part.' : '') + (isPinned ? ' Pinned.' : '')}
      aria-current={isSelected || undefined}
      transform={`translate(${box.x} ${box.y})`}
    >
      <Card act={act} detail={detail} light={light} isSelected={isSelected} span={box.span} />
      {isFork ? <ForkMark /> : null}
      {isPinned ? <PinMark /> : null}
    </g>
  );
});

const More = memo(function More({ shown: { act, hiddenCauses, hiddenConsequences }, box }: { shown: ShownAct; box: Box }) {
  if (hiddenCauses === 0 && hiddenConsequences === 0) return null;
  const label = `Show ${hiddenCauses + hiddenConsequences} more at ${act.title}`;
  return (
    <g className="more" role="button" tabIndex={-1} aria-label={label} data-more={act.slug}>
      {hiddenCauses > 0 ? <Badge box={box} count={hiddenCauses} side="left" /> : null}
      {hiddenConsequences > 0 ? <Badge box={box} count={hiddenConsequences} side="right" /> : null}
    </g>
  );
});

// The picture on the page: what it shows, what lights up, and where keys lead in it.
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ChainLayout, layoutChain } from '../picture/chain-layout.ts';
import type { Address } from './address.ts';
import type { Arrow, Chain, ShownAct } from './chain.ts';
import { Arrows, AXIS_HEIGHT, Axis, Badge, Card, ForkMark, Ground, type Light, nameOf } from './chain-svg.tsx';
import { related, relatedArrows, stepFrom } from './follow.ts';
import { goTo } from './route.ts';

const LANE_NAMES = 132;
/** Smaller, titles can no longer be read. */
const READABLE = 0.8;
const LEAST_ZOOM = 0.2;
const ZOOMS = [0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.6];
const MOVES = ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End', '[', ']'];

interface PictureProps {
  readonly chain: Chain;
  readonly address: Address;
  /** Signs on links, by id: whose arrow it is. */
  readonly marks?: ReadonlyMap<string, string>;
  /** Acts at which two accounts part. */
  readonly forks?: ReadonlySet<string>;
}

const NO_MARKS: ReadonlyMap<string, string> = new Map();
const NO_FORKS: ReadonlySet<string> = new Set();

export function layoutOf({ acts, arrows }: Pick<Chain, 'acts' | 'arrows'>, axis: Address['axis'], width: number): ChainLayout {
  return layoutChain({
    acts: acts.map(({ act, lane }) => ({ id: act.id, lane: lane.id, at: Date.parse(act.occurred.placedAt) })),
    links: arrows.map(({ link, trigger, response }) => ({ id: link.id, trigger: trigger.id, response: response.id })),
    axis,
    width,
  });
}

export function Picture({ chain, address, marks = NO_MARKS, forks = NO_FORKS }: PictureProps) {
  const frame = useRef<HTMLElement>(null);
  const width = useWidth(frame);
  const [chosen, setZoom] = useState<number | null>(null);
  const layout = useMemo(() => layoutOf(chain, address.axis, width - LANE_NAMES - 4), [chain, address.axis, width]);
  const names = new Map(chain.acts.map(({ lane }) => [lane.id, lane.name]));
  const fitting = Math.min(1, (width - LANE_NAMES - 6) / layout.width);
  const zoom = chosen ?? Math.max(READABLE, fitting);
  const fit = () => setZoom(Math.max(LEAST_ZOOM, fitting));
  const step = (way: 1 | -1) => {
    const next = way === 1 ? ZOOMS.find((one) => one > zoom + 0.01) : ZOOMS.findLast((one) => one < zoom - 0.01);
    if (next) setZoom(next);
  };
  return (
    <div className="picture">
      <div className="zoom" role="group" aria-label="Size of the picture">
        <button type="button" onClick={() => step(-1)} aria-label="Smaller">
          −
        </button>
        <button type="button" onClick={fit}>
          Fit
        </button>
        <button type="button" onClick={() => step(1)} aria-label="Larger">
          +
        </button>
      </div>
      <section className="frame" ref={frame} aria-label={`Picture of ${chain.title}`}>
        <div className="corner" style={{ width: LANE_NAMES, height: AXIS_HEIGHT }}>
          {address.axis === 'time' ? 'Time' : 'Steps'}
        </div>
        <svg
          className="axis"
          width={layout.width * zoom}
          height={AXIS_HEIGHT}
          viewBox={`0 0 ${layout.width * zoom} ${AXIS_HEIGHT}`}
          aria-hidden="true"
        >
          <Axis layout={scaled(layout, zoom)} />
        </svg>
        <div className="lanes" style={{ width: LANE_NAMES, height: layout.height * zoom }}>
          {layout.lanes.map(({ id, top, height }) => (
            <div key={id} className="lane" style={{ top: top * zoom, height: height * zoom }}>
              <span>{names.get(id)}</span>
            </div>
          ))}
        </div>
        <Canvas chain={chain} address={address} marks={marks} forks={forks} layout={layout} zoom={zoom} />
      </section>
    </div>
  );
}

/** The axis keeps its letters' size when the picture is made smaller; dates that would then touch go. */
function scaled(layout: ChainLayout, zoom: number): ChainLayout {
  let end = Number.NEGATIVE_INFINITY;
  const ticks = layout.ticks
    .map(({ x, label }) => ({ x: x * zoom, label }))
    .filter(({ x, label }) => {
      if (x < end) return false;
      end = x + label.length * 6 + 8;
      return true;
    });
  return { ...layout, ticks, breaks: layout.breaks.map((gap) => ({ ...gap, x: gap.x * zoom, width: gap.width * zoom })) };
}

interface CanvasProps extends Required<PictureProps> {
  readonly layout: ChainLayout;
  readonly zoom: number;
}

function Canvas({ chain, address, marks, forks, layout, zoom }: CanvasProps) {
  const svg = useRef<SVGSVGElement>(null);
  const selected = chain.acts.find(({ act }) => act.slug === address.act)?.act.id ?? null;
  const [hovered, setHovered] = useState<string | null>(null);
  const [focused, setFocused] = useState<string | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const looked = hovered ?? (hasFocus ? focused : null) ?? selected;
  const stop = chain.acts.some(({ act }) => act.id === focused) ? focused : (selected ?? chain.acts[0]?.act.id);
  const acts = useMemo(() => looked && related(looked, chain.arrows), [looked, chain.arrows]);
  const links = useMemo(() => looked && relatedArrows(looked, chain.arrows), [looked, chain.arrows]);
  const arrows = useMemo(() => new Map(chain.arrows.map((arrow) => [arrow.link.id, arrow])), [chain.arrows]);
  const lightOf = useCallback(({ link }: Arrow): Light => (links ? (links.has(link.id) ? 'lit' : 'dim') : 'plain'), [links]);

  const focus = (id: string | null) => {
    const card = id && svg.current?.querySelector<SVGGElement>(`[data-act="${CSS.escape(id)}"]`);
    if (!card) return;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  const onKey = (event: KeyboardEvent, shown: ShownAct) => {
    if (event.metaKey || event.ctrlKey || event.altKey) return;
    const { id, slug } = shown.act;
    if (MOVES.includes(event.key)) focus(stepFrom(id, event.key, { acts: chain.acts, arrows: chain.arrows, boxes: layout.boxes }));
    else if (event.key === 'Enter' || event.key === ' ') goTo({ ...address, act: slug });
    else if (event.key === 'e') open(slug);
    else if (event.key === 'Escape') goTo({ ...address, act: null });
    else return;
    event.preventDefault();
  };
  const open = (slug: string) => goTo({ ...address, opened: [...new Set([...address.opened, slug])] });

  return (
    <svg
      ref={svg}
      className="canvas"
      role="graphics-document"
      aria-label="Acts in their order; the arrow keys move, [ goes to a cause, ] to an effect"
      width={layout.width * zoom}
      height={layout.height * zoom}
      viewBox={`0 0 ${layout.width} ${layout.height}`}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      <Ground layout={layout} width={layout.width} />
      <Arrows curves={layout.curves} arrows={arrows} lightOf={lightOf} marks={marks} />
      {chain.acts.map((shown) => {
        const { act } = shown;
        const box = layout.boxes.get(act.id);
        return box ? (
          <g
            key={act.id}
            className="card"
            data-act={act.id}
            data-slug={act.slug}
            role="graphics-symbol"
            aria-roledescription="act"
            tabIndex={stop === act.id ? 0 : -1}
            aria-label={nameOf(shown)}
            aria-current={selected === act.id || undefined}
            transform={`translate(${box.x} ${box.y})`}
            onClick={() => goTo({ ...address, act: act.slug })}
            onKeyDown={(event) => onKey(event, shown)}
            onFocus={() => setFocused(act.id)}
            onPointerEnter={() => setHovered(act.id)}
            onPointerLeave={() => setHovered(null)}
          >
            <Card act={act} light={acts ? (acts.has(act.id) ? 'lit' : 'dim') : 'plain'} isSelected={selected === act.id} />
            {forks.has(act.id) ? <ForkMark /> : null}
          </g>
        ) : null;
      })}
      {chain.acts.map(({ act, hiddenCauses, hiddenConsequences }) => {
        const box = layout.boxes.get(act.id);
        if (!box || (hiddenCauses === 0 && hiddenConsequences === 0)) return null;
        const label = `Show ${hiddenCauses + hiddenConsequences} more at ${act.title}`;
        return (
          <g key={act.id} className="more" role="button" tabIndex={-1} aria-label={label} onClick={() => open(act.slug)}>
            {hiddenCauses > 0 ? <Badge box={box} count={hiddenCauses} side="left" /> : null}
            {hiddenConsequences > 0 ? <Badge box={box} count={hiddenConsequences} side="right" /> : null}
          </g>
        );
      })}
    </svg>
  );
}

function useWidth(frame: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(1100);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry?.contentRect.width ?? 1100)));
    if (frame.current) observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}

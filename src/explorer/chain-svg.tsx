// Draws a laid out chain as SVG: lanes, axis, arrows, cards. Colours are variables of the page, so that an export can put in its own.
import { memo } from 'react';
import type { Curve } from '../picture/chain-curve.ts';
import { BOX, type Box, type ChainLayout, type Span } from '../picture/chain-layout.ts';
import { SANS, SERIF } from '../picture/colour.ts';
import { harmInSigns } from '../picture/harm.ts';
import { DASHES, lineOf } from '../picture/line.ts';
import { cut, wrap } from '../picture/text-fit.ts';
import { quietWords, tearOf, timeMarks } from '../picture/time-mark.ts';
import type { Tick } from '../picture/time-scale.ts';
import type { Act, Arrow, ShownAct } from './chain.ts';
import { basisWords, capital, kindWords, plain } from './word.ts';

/** From use of force on, as the Correlates of War counts it. */
export const FORCE = 4;
const PADDING = 12;
const MOST_DOTS = 6;
/** How a thing stands to what is looked at. */
export type Light = 'plain' | 'lit' | 'dim';

/** "Assault · rocket", "Said · threat". */
export function kindOf(act: Act): string {
  if (act.__typename === 'Statement') return ['Said', ...act.kinds.map(plain)].slice(0, 3).join(' · ');
  const realis = act.realis === 'ACTUAL' ? [] : [plain(act.realis)];
  return [capital(plain(act.kind)), ...(act.mode ? [plain(act.mode)] : []), ...realis].join(' · ');
}

/** Where there is no room for all of it, the last and most exact word: "Targeted killing". */
function kindWithin(act: Act, room: number): string {
  const whole = kindOf(act);
  return cut(whole, 10.5, room) === whole ? whole : cut(capital(whole.split(' · ').at(-1) ?? whole), 10.5, room);
}

/** The harm on a card: killed, else injured; null where no one gives a figure above none. */
export function harmOf(act: Act): string | null {
  if (act.__typename !== 'Event' || !act.toll) return null;
  return harmInSigns(act.toll);
}

export const sourcesOf = (act: Act): number => new Set(act.citations.map(({ source }) => source.id)).size;

/** All that a card shows, in words. */
export function nameOf({ act, lane, own }: ShownAct): string {
  const sources = sourcesOf(act);
  const whose = own.id === lane.id ? own.name : `${own.name}, ${lane.name}`;
  const harm = harmOf(act);
  return `${act.title}. ${kindOf(act)}. ${act.occurred.label}. ${whose}.${harm ? ` ${harm}.` : ''} ${sources} ${sources === 1 ? 'source' : 'sources'}.`;
}

/** A rectangle for what was done; for what was said a bubble, with its tail at the lower left. */
function outline({ width, height }: { width: number; height: number }, isSaid: boolean): string {
  if (!isSaid) return `M0 0H${width}V${height}H0Z`;
  const [r, tail] = [14, 9];
  return `M${r} 0H${width - r}A${r} ${r} 0 0 1 ${width} ${r}V${height - r}A${r} ${r} 0 0 1 ${width - r} ${height}H26L14 ${height + tail}V${height}A${r} ${r} 0 0 1 0 ${height - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
}

/** What of a card can be made out at the size of the picture: all; title, date and harm; the title alone; no more than that it is there. */
export type Detail = 'full' | 'short' | 'title' | 'mark';

export function detailAt(zoom: number): Detail {
  if (zoom >= 0.75) return 'full';
  return zoom >= 0.5 ? 'short' : zoom >= 0.25 ? 'title' : 'mark';
}

interface CardProps {
  readonly act: Act;
  readonly detail: Detail;
  readonly light: Light;
  readonly isSelected: boolean;
  /** Its time on the axis; null where the axis has none. */
  readonly span: Span | null;
}

export const Card = memo(function Card({ act, detail, light, isSelected, span }: CardProps) {
  const isSaid = act.__typename === 'Statement';
  const isForce = (act.hostility ?? 0) >= FORCE;
  const isReal = isSaid || act.realis === 'ACTUAL';
  return (
    <g opacity={light === 'dim' ? 0.2 : 1} aria-hidden="true">
      <path
        d={outline(BOX, isSaid)}
        fill={isSaid ? 'var(--said)' : 'var(--card)'}
        stroke={isSelected ? 'var(--focus)' : light === 'lit' ? 'var(--ink)' : 'var(--edge)'}
        strokeWidth={isSelected ? 2.5 : light === 'lit' ? 1.5 : 1}
        {...(isReal ? {} : { strokeDasharray: '5 4' })}
      />
      {isSaid ? null : <rect width={4} height={BOX.height} fill={isForce ? 'var(--force)' : 'var(--ink)'} />}
      {span && detail === 'full' ? <TimeMark span={span} /> : null}
      {detail === 'full' ? <CardWords act={act} /> : null}
      {detail === 'short' ? <ShortWords act={act} /> : null}
      {detail === 'title' ? <CardTitle title={act.title} size={23} top={25} step={25} /> : null}
    </g>
  );
});

function CardTitle({ title, size, top, step }: { title: string; size: number; top: number; step: number }) {
  return (
    <text fontFamily={SERIF} fontSize={size} fill="var(--ink)">
      {wrap(title, size, BOX.width - 2 * PADDING, 3).map((line, index) => (
        <tspan key={`${index} ${line}`} x={PADDING} y={top + index * step}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function ShortWords({ act }: { act: Act }) {
  const harm = harmOf(act);
  const room = BOX.width - 2 * PADDING;
  return (
    <>
      <CardTitle title={act.title} size={18.5} top={20} step={20} />
      <text x={PADDING} y={BOX.height - 6} fontFamily={SANS} fontSize={14.5} fill="var(--muted)">
        {cut(dateOf(act).replaceAll(LONG_MONTH, '$1'), 14.5, harm ? room - harm.length * 8.4 - 8 : room)}
      </text>
      {harm ? (
        <text
          x={BOX.width - PADDING}
          y={BOX.height - 6}
          textAnchor="end"
          fontFamily={SANS}
          fontSize={14.5}
          fontWeight={700}
          fill="var(--force)"
        >
          {harm}
        </text>
      ) : null}
    </>
  );
}

/** "December" is "Dec" where there is little room. */
const LONG_MONTH = /\b([A-Z][a-z]{2})[a-z]+/g;

/** The axis has the year. */
const dateOf = (act: Act): string => act.occurred.label.replace(/ \d{4}(?=,|$)/, '');

function CardWords({ act }: { act: Act }) {
  const harm = harmOf(act);
  const room = BOX.width - 2 * PADDING;
  const dots = Math.min(sourcesOf(act), MOST_DOTS);
  return (
    <>
      <text x={PADDING} y={16} fontFamily={SANS} fontSize={10.5} fill="var(--muted)">
        {kindWithin(act, harm ? room - harm.length * 6.2 - 6 : room)}
      </text>
      {harm ? (
        <text x={BOX.width - PADDING} y={16} textAnchor="end" fontFamily={SANS} fontSize={11} fontWeight={700} fill="var(--force)">
          {harm}
        </text>
      ) : null}
      <CardTitle title={act.title} size={14} top={32} step={15.5} />
      <text x={PADDING} y={BOX.height - 7} fontFamily={SANS} fontSize={10.5} fill="var(--muted)">
        {cut(dateOf(act), 10.5, room - dots * 7)}
      </text>
      {Array.from({ length: dots }, (_, index) => (
        <circle key={index} cx={BOX.width - PADDING - 2 - index * 7} cy={BOX.height - 10.5} r={2} fill="var(--muted)" />
      ))}
    </>
  );
}

function TimeMark({ span }: { span: Span }) {
  const { began, lasted } = timeMarks(span);
  return (
    <g stroke="var(--muted)" fill="none">
      {lasted ? <path d={lasted} strokeWidth={1} /> : null}
      <path d={began} strokeWidth={3} />
    </g>
  );
}

export const Arrows = memo(function Arrows({
  curves,
  arrows,
  lightOf,
  marks,
}: {
  curves: readonly Curve[];
  arrows: ReadonlyMap<string, Arrow>;
  lightOf: (arrow: Arrow) => Light;
  /** Signs on links, by id. */
  marks: ReadonlyMap<string, string>;
}) {
  return (
    <g fill="none">
      {curves.map((curve) => {
        const arrow = arrows.get(curve.id);
        return arrow ? (
          <ArrowLine key={curve.id} curve={curve} arrow={arrow} light={lightOf(arrow)} mark={marks.get(curve.id) ?? null} />
        ) : null;
      })}
    </g>
  );
});

interface ArrowLineProps {
  readonly curve: Curve;
  readonly arrow: Arrow;
  readonly light: Light;
  readonly mark: string | null;
}

const ArrowLine = memo(function ArrowLine({ curve, arrow, light, mark }: ArrowLineProps) {
  const line = lineOf(arrow.basis);
  const colour = arrow.disputed ? 'var(--dispute)' : 'var(--ink)';
  const { to, middle, heading } = curve;
  return (
    <g
      data-link={curve.id}
      data-line={line}
      data-disputed={arrow.disputed || undefined}
      data-light={light}
      opacity={light === 'dim' ? 0.1 : light === 'lit' ? 1 : 0.75}
    >
      <title>{`${capital(kindWords(arrow.kind))} it: ${basisWords(arrow.basis)} (${arrow.leadingClaim.assertedBy.name})${arrow.disputed ? '; disputed' : ''}`}</title>
      <path d={curve.path} stroke="var(--paper)" strokeOpacity={0.75} strokeWidth={5} />
      <path
        d={curve.path}
        stroke={colour}
        strokeWidth={light === 'lit' ? 2.4 : line === 'sequence' ? 2 : 1.4}
        strokeLinecap={line === 'sequence' ? 'round' : 'butt'}
        {...(DASHES[line] ? { strokeDasharray: DASHES[line] } : {})}
      />
      <path d="M0 0L-8 -4L-6 0L-8 4Z" fill={colour} transform={`translate(${to.x} ${to.y}) rotate(${heading})`} />
      {mark ? (
        <g transform={`translate(${middle.x} ${middle.y})`}>
          <circle r={9} fill="var(--paper)" stroke={colour} strokeWidth={1.4} />
          <text y={4} textAnchor="middle" fontFamily={SANS} fontSize={11} fontWeight={700} fill={colour}>
            {mark}
          </text>
        </g>
      ) : null}
      {arrow.disputed && !mark ? (
        <g transform={`translate(${middle.x} ${middle.y})`}>
          <circle r={8.5} fill="var(--paper)" stroke={colour} strokeWidth={1.4} />
          <path d="M-4 -2H4M-4 2H4M2.5 -5L-2.5 5" stroke={colour} strokeWidth={1.4} />
        </g>
      ) : null}
    </g>
  );
});

/** Every other lane is shaded; time that was cut out leaves a tear. */
export function Ground({ layout, width }: { layout: ChainLayout; width: number }) {
  return (
    <g>
      {layout.lanes.map(({ id, top, height }, index) => (
        <rect key={id} y={top} width={width} height={height} fill={index % 2 === 0 ? 'var(--lane)' : 'var(--paper)'} />
      ))}
      {layout.ticks.map(({ x }) => (
        <line key={x} x1={x} x2={x} y2={layout.height} stroke="var(--grid)" />
      ))}
      {layout.breaks.map((gap) => (
        <BreakMark key={gap.x} x={tearOf(gap)} height={layout.height} />
      ))}
    </g>
  );
}

function BreakMark({ x, height }: { x: number; height: number }) {
  const zigzag = `M${x} 0${Array.from({ length: Math.ceil(height / 12) }, (_, index) => `L${x + (index % 2 === 0 ? 4 : -4)} ${Math.min(height, index * 12 + 6)}`).join('')}`;
  return <path d={zigzag} fill="none" stroke="var(--edge)" strokeWidth={1.2} />;
}

export const AXIS_HEIGHT = 36;

export function Axis({ layout, zoom = 1 }: { layout: ChainLayout; zoom?: number }) {
  return (
    <g fontFamily={SANS} fontSize={11} fill="var(--muted)">
      {apartFrom(layout.ticks, zoom).map(({ x, label }) => (
        <g key={x} transform={`translate(${x * zoom} 0)`}>
          <line y1={AXIS_HEIGHT - 7} y2={AXIS_HEIGHT} stroke="var(--edge)" />
          <text x={0} y={17} fontWeight={/\d{4}$/.test(label) ? 700 : 400}>
            {label}
          </text>
        </g>
      ))}
      {layout.breaks.map((gap) => (
        <text key={gap.x} x={tearOf(gap) * zoom} y={AXIS_HEIGHT - 5} textAnchor="middle" fontSize={10} fontStyle="italic">
          {quietWords(gap.days)}
        </text>
      ))}
    </g>
  );
}

/** The axis keeps its letters' size when the picture is made smaller; dates that would then touch go. */
function apartFrom(ticks: readonly Tick[], zoom: number): Tick[] {
  let end = Number.NEGATIVE_INFINITY;
  return ticks.filter(({ x, label }) => {
    if (x * zoom < end) return false;
    end = x * zoom + label.length * 6 + 8;
    return true;
  });
}

/** How many links lie beyond, at the edge where they would go on. */
export function Badge({ box, count, side }: { box: Box; count: number; side: 'left' | 'right' }) {
  const text = `+${count}`;
  const width = 12 + text.length * 6;
  const x = side === 'left' ? box.x - width + 6 : box.x + box.width - 6;
  return (
    <g transform={`translate(${x} ${box.y + box.height - 14})`}>
      <rect width={width} height={18} rx={9} fill="var(--ink)" />
      <text x={width / 2} y={12.5} textAnchor="middle" fontFamily={SANS} fontSize={10.5} fontWeight={700} fill="var(--paper)">
        {text}
      </text>
    </g>
  );
}

/** At a card's upper right corner: from here two accounts go different ways. */
export const ForkMark = () => <Flag words="fork" colour="var(--dispute)" right={0} />;

/** At a card's upper left corner: the ways between two such are shown. */
export const PinMark = () => <Flag words="pinned" colour="var(--focus)" right={BOX.width - 58} />;

function Flag({ words, colour, right }: { words: string; colour: string; right: number }) {
  const width = 16 + words.length * 6;
  return (
    <g transform={`translate(${BOX.width - width - right} -9)`} aria-hidden="true">
      <rect width={width} height={18} rx={9} fill={colour} />
      <text x={width / 2} y={12.5} textAnchor="middle" fontFamily={SANS} fontSize={10.5} fontWeight={700} fill="var(--paper)">
        {words}
      </text>
    </g>
  );
}

// The parts of a drawn chain as SVG: axis, lanes, cards and arrows, each placed by the layout.
import type { Curve } from './chain-curve.ts';
import { BOX, type Box, type ChainLayout, type LayoutAct, type LayoutLink, type Span } from './chain-layout.ts';
import { COLOUR, SERIF } from './colour.ts';
import { DASHES, type Line } from './line.ts';
import { cut, wrap } from './text-fit.ts';
import { quietWords, tearOf, timeMarks } from './time-mark.ts';
import { element, textElement } from './xml.ts';

export const AXIS_HEIGHT = 34;
const PADDING = 12;
const TITLE_LINES = 3;
const MOST_DOTS = 6;
const LANE_LINES = 4;
export interface PictureAct extends LayoutAct {
  readonly title: string;
  /** "Assault · rocket". */
  readonly kind: string;
  readonly isSaid: boolean;
  readonly isForce: boolean;
  /** Planned, attempted or alleged acts have a broken outline. */
  readonly isReal: boolean;
  readonly harm: string | null;
  readonly date: string;
  /** How many sources are cited for it. */
  readonly sources: number;
}

export interface PictureLink extends LayoutLink {
  readonly line: Line;
  readonly disputed: boolean;
  /** What it is, in words. */
  readonly words: string;
}

export function card(act: PictureAct, { x, y, span }: Box): string {
  const room = BOX.width - 2 * PADDING;
  const dots = Math.min(act.sources, MOST_DOTS);
  const small = { 'font-size': 10.5, fill: COLOUR.muted };
  return element('g', { transform: `translate(${round(x)} ${round(y)})` }, [
    textElement('title', {}, [act.title, act.kind, act.date, act.harm].filter((words) => words !== null).join('. ')),
    element('path', {
      d: act.isSaid ? bubble() : `M0 0H${BOX.width}V${BOX.height}H0Z`,
      fill: act.isSaid ? COLOUR.said : COLOUR.card,
      stroke: COLOUR.edge,
      'stroke-dasharray': act.isReal ? null : '5 4',
    }),
    ...(act.isSaid ? [] : [element('rect', { width: 4, height: BOX.height, fill: act.isForce ? COLOUR.force : COLOUR.ink })]),
    textElement('text', { x: PADDING, y: 16, ...small }, cut(act.kind, 10.5, act.harm ? room - act.harm.length * 6.2 - 6 : room)),
    ...(act.harm === null
      ? []
      : [
          textElement(
            'text',
            { x: BOX.width - PADDING, y: 16, 'text-anchor': 'end', 'font-weight': 700, ...small, fill: COLOUR.force },
            act.harm,
          ),
        ]),
    ...wrap(act.title, 14, room, TITLE_LINES).map((line, index) =>
      textElement('text', { x: PADDING, y: 32 + index * 15.5, 'font-family': SERIF, 'font-size': 14, fill: COLOUR.ink }, line),
    ),
    textElement('text', { x: PADDING, y: BOX.height - 7, ...small }, cut(withoutYear(act.date), 10.5, room - dots * 7)),
    ...Array.from({ length: dots }, (_, index) =>
      element('circle', { cx: BOX.width - PADDING - 2 - index * 7, cy: BOX.height - 10.5, r: 2, fill: COLOUR.muted }),
    ),
    ...(span ? timeMark(span) : []),
  ]);
}

function timeMark(span: Span): string[] {
  const { began, lasted } = timeMarks(span);
  const line = (d: string, width: number) => element('path', { d, fill: 'none', stroke: COLOUR.muted, 'stroke-width': width });
  return [...(lasted === null ? [] : [line(lasted, 1)]), line(began, 3)];
}

/** The axis has the year, and the card needs the room for the hour. */
const withoutYear = (date: string): string => date.replace(/ \d{4}(?=,)/, '');

/** What was said has round corners, and a tail at the lower left. */
function bubble(): string {
  const { width, height } = BOX;
  const [r, tail] = [14, 9];
  return `M${r} 0H${width - r}A${r} ${r} 0 0 1 ${width} ${r}V${height - r}A${r} ${r} 0 0 1 ${width - r} ${height}H26L14 ${height + tail}V${height}A${r} ${r} 0 0 1 0 ${height - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
}

export function linkLine({ path, to, middle, heading }: Curve, { line, disputed, words }: PictureLink): string {
  const colour = disputed ? COLOUR.dispute : COLOUR.ink;
  const at = ({ x, y }: { readonly x: number; readonly y: number }) => `translate(${round(x)} ${round(y)})`;
  return element('g', { fill: 'none', stroke: colour, opacity: 0.7 }, [
    textElement('title', {}, words),
    element('path', { d: path, stroke: COLOUR.paper, 'stroke-width': 5 }),
    element('path', { d: path, 'stroke-width': line === 'sequence' ? 2 : 1.4, ...dashes(line) }),
    element('path', { d: 'M0 0L-8 -4L-6 0L-8 4Z', fill: colour, stroke: 'none', transform: `${at(to)} rotate(${heading})` }),
    ...(disputed ? [element('g', { 'stroke-width': 1.4, transform: at(middle) }, unequal())] : []),
  ]);
}

export const dashes = (line: Line): Record<string, string | null> => ({
  'stroke-dasharray': DASHES[line],
  'stroke-linecap': line === 'sequence' ? 'round' : null,
});

/** The sign of what is disputed, around the origin. */
export const unequal = (): string[] => [
  element('circle', { r: 8.5, fill: COLOUR.paper }),
  element('path', { d: 'M-4 -2H4M-4 2H4M2.5 -5L-2.5 5' }),
];

/** Every other lane is shaded, and time that was cut out has a jagged line. */
export function ground({ lanes, ticks, breaks, height }: ChainLayout, width: number): string[] {
  return [
    ...lanes.map((lane, index) =>
      element('rect', { y: lane.top, width, height: lane.height, fill: index % 2 === 0 ? COLOUR.lane : COLOUR.paper }),
    ),
    ...ticks.map(({ x }) => element('line', { x1: round(x), x2: round(x), y2: height, stroke: COLOUR.grid })),
    ...breaks.map((gap) => element('path', { d: zigzag(tearOf(gap), height), fill: 'none', stroke: COLOUR.edge, 'stroke-width': 1.2 })),
  ];
}

function zigzag(x: number, height: number): string {
  const teeth = Array.from({ length: Math.ceil(height / 12) }, (_, index) => {
    const across = index % 2 === 0 ? 4 : -4;
    return `L${round(x + across)} ${Math.min(height, index * 12 + 6)}`;
  });
  return `M${x} 0${teeth.join('')}`;
}

export function axis({ ticks, breaks }: ChainLayout): string[] {
  return [
    ...ticks.map(({ x, label }) =>
      element('g', { transform: `translate(${round(x)} 0)`, fill: COLOUR.muted }, [
        element('line', { y1: AXIS_HEIGHT - 7, y2: AXIS_HEIGHT, stroke: COLOUR.edge }),
        textElement('text', { y: 18, 'font-size': 11 }, label),
      ]),
    ),
    ...breaks.map((gap) =>
      textElement(
        'text',
        {
          x: tearOf(gap),
          y: AXIS_HEIGHT - 4,
          'text-anchor': 'middle',
          'font-size': 10,
          'font-style': 'italic',
          fill: COLOUR.muted,
        },
        quietWords(gap.days),
      ),
    ),
  ];
}

export function laneNames(
  { lanes }: ChainLayout,
  names: ReadonlyMap<string, string>,
  { x, y, width }: { readonly x: number; readonly y: number; readonly width: number },
): string[] {
  return lanes.flatMap(({ id, top }) =>
    wrap(names.get(id) ?? '', 12.5, width, LANE_LINES).map((line, index) =>
      textElement('text', { x, y: y + top + 30 + index * 15, 'font-size': 12, 'font-weight': 700, fill: COLOUR.ink }, line),
    ),
  );
}

const round = (value: number): number => Math.round(value * 10) / 10;

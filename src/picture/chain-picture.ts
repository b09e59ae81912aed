// A chain as one SVG that stands alone: title, lens, lanes, cards, arrows, legend and sources, in colours of its own. Nothing is fetched.
import { AXIS_HEIGHT, axis, card, ground, laneNames, linkLine, type PictureAct, type PictureLink } from './chain-drawing.ts';
import { type Axis, layoutChain } from './chain-layout.ts';
import { COLOUR, SANS, SERIF } from './colour.ts';
import { LEGEND_HEIGHT, legend } from './legend.ts';
import { wrap } from './text-fit.ts';
import { clockWords } from './time-mark.ts';
import { element, textElement } from './xml.ts';

/** Of a picture that needs no more. */
const LEAST_WIDTH = 1200;
const LANE_NAMES = 140;
const MARGIN = 24;
const LINE = 15;
const TITLE_LINE = 32;
/** A title of more lines is a list of roots, which the picture shows anyway. */
const MOST_TITLE_LINES = 2;
const MOST_LINES = 200;

export interface Picture {
  readonly title: string;
  /** Under the title, a line each: lens, what was cut, when and from where. */
  readonly about: readonly string[];
  /** For those who hear it, and for machines. */
  readonly description: string;
  /** In their one order, in which each trigger precedes its responses. */
  readonly acts: readonly PictureAct[];
  readonly links: readonly PictureLink[];
  /** What the lanes are called, by id. */
  readonly laneNames: ReadonlyMap<string, string>;
  readonly axis: Axis;
  /** A line each, wrapped where it is long. */
  readonly foot: readonly string[];
}

export interface Drawing {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

export function drawPicture({ title, about, description, acts, links, laneNames: names, axis: kind, foot }: Picture): Drawing {
  const layout = layoutChain({ acts, links, axis: kind, width: LEAST_WIDTH - LANE_NAMES });
  const width = Math.ceil(Math.max(LEAST_WIDTH, layout.width + LANE_NAMES));
  const room = width - 2 * MARGIN;
  const titles = wrap(title, 26, room, MOST_TITLE_LINES);
  const aboutLines = about.flatMap((line) => wrap(line, 12, room, MOST_LINES));
  const footLines = foot.flatMap((line) => wrap(line, 10.5, room, MOST_LINES));
  const aboutTop = 40 + titles.length * TITLE_LINE - 6;
  const top = aboutTop + aboutLines.length * LINE + 8;
  const groundTop = top + AXIS_HEIGHT;
  const legendTop = groundTop + layout.height + 24;
  const footTop = legendTop + LEGEND_HEIGHT + 24;
  const height = Math.ceil(footTop + footLines.length * LINE + 8);
  const byId = new Map(links.map((link) => [link.id, link]));
  const text = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'font-family': SANS },
    [
      textElement('title', {}, title),
      textElement('desc', {}, description),
      element('rect', { width, height, fill: COLOUR.paper }),
      ...lines(titles, { y: 40, size: 26, line: TITLE_LINE, fill: COLOUR.ink, serif: true }),
      ...lines(aboutLines, { y: aboutTop, size: 12, line: LINE, fill: COLOUR.muted }),
      element('g', { transform: `translate(${LANE_NAMES} ${top})` }, axis(layout)),
      element('g', { transform: `translate(${LANE_NAMES} ${groundTop})` }, [
        ...ground(layout, width - LANE_NAMES),
        ...layout.curves.flatMap((curve) => {
          const link = byId.get(curve.id);
          return link ? [linkLine(curve, link)] : [];
        }),
        ...acts.flatMap((act) => {
          const box = layout.boxes.get(act.id);
          return box ? [card(act, box)] : [];
        }),
      ]),
      textElement(
        'text',
        { x: MARGIN, y: top + 18, 'font-size': 11, fill: COLOUR.muted },
        kind === 'time' ? clockWords(layout.zone) : 'Steps',
      ),
      ...laneNames(layout, names, { x: MARGIN, y: groundTop, width: LANE_NAMES - 34 }),
      element('g', { transform: `translate(${MARGIN} ${legendTop})` }, legend()),
      ...lines(footLines, { y: footTop, size: 10.5, line: LINE, fill: COLOUR.muted }),
    ],
  );
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, width, height };
}

interface LinesStyle {
  readonly y: number;
  readonly size: number;
  readonly line: number;
  readonly fill: string;
  readonly serif?: boolean;
}

const lines = (words: readonly string[], { y, size, line, fill, serif = false }: LinesStyle): string[] =>
  words.map((text, index) =>
    textElement(
      'text',
      {
        x: MARGIN,
        y: y + index * line,
        'font-size': size,
        fill,
        'font-family': serif ? SERIF : null,
        'font-weight': serif ? 700 : null,
      },
      text,
    ),
  );

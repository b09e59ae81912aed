// What the shapes and lines of a picture mean, as a row of marks.
import { dashes, unequal } from './chain-drawing.ts';
import { COLOUR } from './colour.ts';
import type { Line } from './line.ts';
import { element, textElement } from './xml.ts';

export const LEGEND_HEIGHT = 22;
const LINES: Readonly<Record<Line, string>> = {
  stated: 'stated by a side',
  reported: 'reported by others',
  inferred: 'inferred by analysts',
  sequence: 'only told as next',
};
const STEP = 148;

interface Mark {
  readonly x: number;
  /** Where its words begin, from the mark on. */
  readonly indent: number;
  readonly words: string;
  readonly shapes: readonly string[];
}

export function legend(): string[] {
  const after = Object.keys(LINES).length * STEP;
  const marks: Mark[] = [
    ...Object.entries(LINES).map(([line, words], index) => ({ x: index * STEP, indent: 42, words, shapes: arrow(line as Line) })),
    {
      x: after,
      indent: 44,
      words: 'disputed',
      shapes: [
        element('g', { transform: 'translate(18 10)', stroke: COLOUR.dispute, fill: 'none', 'stroke-width': 1.4 }, [
          element('path', { d: 'M-18 0H18' }),
          ...unequal(),
        ]),
      ],
    },
    {
      x: after + 108,
      indent: 34,
      words: 'done (red: force used)',
      shapes: [
        element('rect', { y: 2, width: 26, height: 16, fill: COLOUR.card, stroke: COLOUR.edge }),
        element('rect', { y: 2, width: 3, height: 16, fill: COLOUR.force }),
      ],
    },
    {
      x: after + 270,
      indent: 34,
      words: 'said',
      shapes: [element('path', { d: 'M6 2H20A6 6 0 0 1 20 16H10L5 21V16A7 7 0 0 1 6 2Z', fill: COLOUR.said, stroke: COLOUR.edge })],
    },
    {
      x: after + 350,
      indent: 20,
      words: 'sources',
      shapes: [4, 11].map((cx) => element('circle', { cx, cy: 10, r: 2, fill: COLOUR.muted })),
    },
    {
      x: after + 432,
      indent: 28,
      words: 'began within',
      shapes: [element('rect', { y: 8.5, width: 22, height: 3, fill: COLOUR.muted })],
    },
  ];
  return marks.map(({ x, indent, words, shapes }) =>
    element('g', { transform: `translate(${x} 0)` }, [
      ...shapes,
      textElement('text', { x: indent, y: 14, 'font-size': 11, fill: COLOUR.muted }, words),
    ]),
  );
}

const arrow = (line: Line): string[] => [
  element('path', { d: 'M0 10H30', fill: 'none', stroke: COLOUR.ink, 'stroke-width': line === 'sequence' ? 2 : 1.4, ...dashes(line) }),
  element('path', { d: 'M36 10L28 6L30 10L28 14Z', fill: COLOUR.ink }),
];

// What the shapes and lines mean, as a row of marks in the page's own colours.
import { SANS } from '../picture/colour.ts';

const LINES = [
  { words: 'stated by a side', dashes: undefined },
  { words: 'reported by others', dashes: '10 5' },
  { words: 'inferred by analysts', dashes: '4 4' },
  { words: 'only told as next', dashes: '0.5 6' },
];
const STEP = 148;

export const LEGEND = { width: 1200, height: 22 } as const;

export function LegendMarks() {
  return (
    <g fontFamily={SANS} fontSize={11} fill="var(--muted)">
      {LINES.map(({ words, dashes }, index) => (
        <g key={words} transform={`translate(${index * STEP} 0)`}>
          <path
            d="M0 10H30"
            stroke="var(--ink)"
            strokeWidth={dashes === '0.5 6' ? 2 : 1.4}
            strokeLinecap={dashes === '0.5 6' ? 'round' : 'butt'}
            {...(dashes ? { strokeDasharray: dashes } : {})}
          />
          <path d="M36 10L28 6L30 10L28 14Z" fill="var(--ink)" />
          <text x={42} y={14}>
            {words}
          </text>
        </g>
      ))}
      <g transform={`translate(${4 * STEP} 0)`}>
        <path d="M0 10H36" stroke="var(--dispute)" strokeWidth={1.4} />
        <circle cx={18} cy={10} r={8} fill="var(--paper)" stroke="var(--dispute)" strokeWidth={1.4} />
        <path d="M14 8H22M14 12H22M20.5 5L15.5 15" stroke="var(--dispute)" strokeWidth={1.4} />
        <text x={44} y={14}>
          disputed
        </text>
      </g>
      <g transform={`translate(${4 * STEP + 108} 0)`}>
        <rect y={2} width={26} height={16} fill="var(--card)" stroke="var(--edge)" />
        <rect y={2} width={3} height={16} fill="var(--force)" />
        <text x={34} y={14}>
          done (red: force used)
        </text>
      </g>
      <g transform={`translate(${4 * STEP + 270} 0)`}>
        <path d="M6 2H20A6 6 0 0 1 20 16H10L5 21V16A7 7 0 0 1 6 2Z" fill="var(--said)" stroke="var(--edge)" />
        <text x={34} y={14}>
          said
        </text>
      </g>
      <g transform={`translate(${4 * STEP + 350} 0)`}>
        <circle cx={4} cy={10} r={2} />
        <circle cx={11} cy={10} r={2} />
        <text x={20} y={14}>
          sources
        </text>
      </g>
      <g transform={`translate(${4 * STEP + 432} 0)`}>
        <rect y={9.5} width={22} height={1.5} />
        <text x={28} y={14}>
          longer: date less exact
        </text>
      </g>
    </g>
  );
}

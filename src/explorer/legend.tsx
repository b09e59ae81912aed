// What shapes and lines mean, in the page's own colours; on a narrow screen in as many rows as it takes.
import type { ReactNode } from 'react';
import { DASHES, type Line } from '../picture/line.ts';

const LINES: Readonly<Record<Line, string>> = {
  stated: 'said by a side',
  reported: 'reported by others',
  inferred: 'inferred by analysts',
  sequence: 'only told as next',
};

export function Legend() {
  return (
    <ul className="legend" aria-label="What shapes and lines mean">
      {Object.entries(LINES).map(([line, words]) => (
        <Mark key={line} words={words}>
          <path d="M0 9H30" stroke="var(--ink)" strokeWidth={1.5} {...dashes(line as Line)} />
          <path d="M36 9L27 4.5L29.5 9L27 13.5Z" fill="var(--ink)" />
        </Mark>
      ))}
      <Mark words="disputed">
        <path d="M0 9H36" stroke="var(--dispute)" strokeWidth={1.5} />
        <circle cx={18} cy={9} r={8} fill="var(--paper)" stroke="var(--dispute)" strokeWidth={1.4} />
        <path d="M14 7H22M14 11H22M20.5 4L15.5 14" stroke="var(--dispute)" strokeWidth={1.4} />
      </Mark>
      <Mark words="force used" width={26}>
        <Done colour="var(--force)" />
      </Mark>
      <Mark words="done otherwise" width={26}>
        <Done colour="var(--ink)" />
      </Mark>
      <Mark words="said" width={26}>
        <path d="M6 1H19A6 6 0 0 1 19 14H9L5 18V14A6.5 6.5 0 0 1 6 1Z" fill="var(--said)" stroke="var(--edge)" />
      </Mark>
      <Mark words="began within, and lasted until" width={40}>
        <path d="M0 9H22" stroke="var(--muted)" strokeWidth={3} />
        <path d="M22 9H40" stroke="var(--muted)" strokeWidth={1} />
      </Mark>
      <Mark words="a source each" width={14}>
        <circle cx={3} cy={9} r={2} fill="var(--muted)" />
        <circle cx={10} cy={9} r={2} fill="var(--muted)" />
      </Mark>
    </ul>
  );
}

const dashes = (line: Line) => ({
  ...(DASHES[line] === null ? {} : { strokeDasharray: DASHES[line] }),
  ...(line === 'sequence' ? { strokeLinecap: 'round' as const, strokeWidth: 2 } : {}),
});

function Mark({ words, width = 36, children }: { words: string; width?: number; children: ReactNode }) {
  return (
    <li>
      <svg width={width} height={18} viewBox={`0 0 ${width} 18`} fill="none" aria-hidden="true">
        {children}
      </svg>
      {words}
    </li>
  );
}

const Done = ({ colour }: { colour: string }) => (
  <>
    <rect x={0.5} y={1.5} width={25} height={15} fill="var(--card)" stroke="var(--edge)" />
    <rect y={1} width={4} height={16} fill={colour} />
  </>
);

// The picture as a file, with what it needs to stand alone: title, lens, date, legend and sources.
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { wrap } from '../picture/text-fit.ts';
import type { Address } from './address.ts';
import type { Chain } from './chain.ts';
import { Arrows, AXIS_HEIGHT, Axis, Card, Ground, SANS, SERIF } from './chain-svg.tsx';
import { LegendMarks } from './legend.tsx';
import { layoutOf } from './picture.tsx';

const LANE_NAMES = 140;
const HEADER = 96;
const WIDTH = 1200;
const LINE = 15;
/** Twice as many dots as the picture has points, so that it prints. */
const PNG_SCALE = 2;
/** Wider or higher, browsers draw nothing. */
const MOST_DOTS = 16_000;

export function downloadSvg(chain: Chain, address: Address): void {
  save(new Blob([drawFile(chain, address).text], { type: 'image/svg+xml' }), `${address.slug}.svg`);
}

export async function downloadPng(chain: Chain, address: Address): Promise<void> {
  const { text, width, height } = drawFile(chain, address);
  const scale = Math.min(PNG_SCALE, MOST_DOTS / Math.max(width, height));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => {
    if (blob) save(blob, `${address.slug}.png`);
  });
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Colours are variables on the page; in a file they are what they are by day. */
function drawFile(chain: Chain, address: Address): { text: string; width: number; height: number } {
  const host = document.createElement('div');
  host.className = 'by-day';
  host.hidden = true;
  document.body.append(host);
  const root = createRoot(host);
  flushSync(() => root.render(<FilePicture chain={chain} address={address} />));
  const svg = host.querySelector('svg');
  const colours = getComputedStyle(host);
  const text = new XMLSerializer()
    .serializeToString(svg ?? host)
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => colours.getPropertyValue(name).trim());
  const size = { width: Number(svg?.getAttribute('width')), height: Number(svg?.getAttribute('height')) };
  root.unmount();
  host.remove();
  return { text, ...size };
}

function FilePicture({ chain, address }: { chain: Chain; address: Address }) {
  const layout = layoutOf(chain, address.axis, WIDTH - LANE_NAMES);
  const width = Math.max(WIDTH, layout.width + LANE_NAMES);
  const names = new Map(chain.acts.map(({ lane }) => [lane.id, lane.name]));
  const arrows = new Map(chain.arrows.map((arrow) => [arrow.link.id, arrow]));
  const sources = [...new Map(chain.acts.flatMap(({ act }) => act.citations).map(({ source }) => [source.id, source.title])).values()];
  const sourceLines = wrap(`Sources: ${sources.join('; ')}.`, 10.5, width - 48, 40);
  const foot = HEADER + AXIS_HEIGHT + layout.height;
  const height = foot + 62 + sourceLines.length * LINE + 16;
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
  return (
    <svg xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <title>{chain.title}</title>
      <rect width={width} height={height} fill="var(--paper)" />
      <text x={24} y={40} fontFamily={SERIF} fontSize={26} fontWeight={700} fill="var(--ink)">
        {chain.title}
      </text>
      <text x={24} y={66} fontFamily={SANS} fontSize={12} fill="var(--muted)">
        {chain.lens}
      </text>
      <text x={24} y={84} fontFamily={SANS} fontSize={11} fill="var(--muted)">
        Casus, {day} · {location.href}
      </text>
      <g transform={`translate(${LANE_NAMES} ${HEADER})`}>
        <Axis layout={layout} />
      </g>
      <g transform={`translate(${LANE_NAMES} ${HEADER + AXIS_HEIGHT})`}>
        <Ground layout={layout} width={width - LANE_NAMES} />
        <Arrows curves={layout.curves} arrows={arrows} lightOf={() => 'plain'} marks={new Map()} />
        {chain.acts.map(({ act }) => {
          const box = layout.boxes.get(act.id);
          return (
            <g key={act.id} transform={`translate(${box?.x} ${box?.y})`}>
              <Card act={act} light="plain" isSelected={false} />
            </g>
          );
        })}
      </g>
      {layout.lanes.map(({ id, top }) => (
        <text key={id} x={24} fontFamily={SANS} fontSize={12} fontWeight={700} fill="var(--ink)">
          {wrap(names.get(id) ?? '', 12.5, LANE_NAMES - 34, 4).map((line, index) => (
            <tspan key={line} x={24} y={HEADER + AXIS_HEIGHT + top + 30 + index * LINE}>
              {line}
            </tspan>
          ))}
        </text>
      ))}
      <g transform={`translate(24 ${foot + 24})`}>
        <LegendMarks />
      </g>
      <text fontFamily={SANS} fontSize={10.5} fill="var(--muted)">
        {sourceLines.map((line, index) => (
          <tspan key={line} x={24} y={foot + 62 + index * LINE}>
            {line}
          </tspan>
        ))}
      </text>
    </svg>
  );
}

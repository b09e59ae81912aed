// The picture as a file, with what it needs to stand alone: title, lens, date, legend and sources.
import { type Drawing, drawPicture } from '../picture/chain-picture.ts';
import { lineOf } from '../picture/line.ts';
import type { Address } from './address.ts';
import { type Act, type Arrow, type Chain, placeOf, type ShownAct } from './chain.ts';
import { FORCE, harmOf, kindOf, sourcesOf } from './chain-svg.tsx';
import { basisWords, kindWords } from './word.ts';

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

/** What is shown now: widened or filtered by the reader, and so not what the server would draw for the address alone. */
function drawFile({ title, lens, acts, arrows }: Chain, { axis }: Address): Drawing {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date());
  const sources = new Map(acts.flatMap(({ act }) => act.citations).map(({ source }) => [source.id, source.title]));
  const about = [`Lens: ${lens}.`, `Casus, ${day} · ${location.href}`];
  return drawPicture({
    title,
    about,
    description: about.join('\n'),
    acts: acts.map(cardFor),
    links: arrows.map(lineFor),
    laneNames: new Map(acts.map(({ lane }) => [lane.id, lane.name])),
    axis,
    foot: [
      `Sources: ${[...sources.values()].join('; ') || 'none is cited'}.`,
      'Sources belong to their publishers and are quoted in short for reference.',
    ],
  });
}

const cardFor = (shown: ShownAct) => ({
  ...placeOf(shown),
  ...cardOf(shown.act),
});

const cardOf = (act: Act) => ({
  title: act.title,
  kind: kindOf(act),
  isSaid: act.__typename === 'Statement',
  isForce: (act.hostility ?? 0) >= FORCE,
  isReal: act.__typename === 'Statement' || act.realis === 'ACTUAL',
  harm: harmOf(act),
  date: act.occurred.label,
  sources: sourcesOf(act),
});

const lineFor = ({ link, trigger, response, kind, basis, disputed }: Arrow) => ({
  id: link.id,
  trigger: trigger.id,
  response: response.id,
  line: lineOf(basis),
  disputed,
  words: `${kindWords(kind)} (${basisWords(basis)})`,
});

// Where a file comes from: what it shows, under which lens, when it was made, from where, and whose the sources are. Each format says so.
import { LICENCE, type MadeChain, type Making, type Told } from './chain-record.ts';
import { fingerprint } from './fingerprint.ts';

export interface Provenance {
  readonly title: string;
  readonly lens: string;
  readonly cut: string;
  readonly made: string;
  readonly permalink: string;
  readonly sha256: string;
  readonly licence: string;
}

export const originOf = (told: Told, { at, origin }: Making, extension: string): Provenance => ({
  title: told.title,
  lens: told.lens,
  cut: told.cut ?? 'Nothing was cut.',
  made: at.toISOString(),
  permalink: `${origin}${told.path}.${extension}${told.query}`,
  sha256: fingerprint(told),
  licence: LICENCE,
});

export const provenanceOf = ({ chain, making }: MadeChain, extension: string): Provenance => originOf(chain, making, extension);

/** For a format whose comments are lines. */
export const provenanceLines = (made: MadeChain, extension: string): string[] =>
  Object.entries(provenanceOf(made, extension)).map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}`);

// Where a file comes from: what it shows, under which lens, when it was made, from where, and whose the sources are. Each format says so.
import { LICENCE, type MadeChain, permalink } from './chain-record.ts';
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

export const provenanceOf = (made: MadeChain, extension: string): Provenance => ({
  title: made.chain.title,
  lens: made.chain.lens,
  cut: made.chain.cut ?? 'Nothing was cut.',
  made: made.making.at.toISOString(),
  permalink: permalink(made, extension),
  sha256: fingerprint(made.chain),
  licence: LICENCE,
});

/** For a format whose comments are lines. */
export const provenanceLines = (made: MadeChain, extension: string): string[] =>
  Object.entries(provenanceOf(made, extension)).map(([name, value]) => `${name}: ${value.replace(/\s+/g, ' ')}`);

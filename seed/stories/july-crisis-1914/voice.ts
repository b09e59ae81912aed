// The voices of this story: who tells, and in which publication. A claim on a link then reads as the teller, the kind, and what is special.
import type { CausalStrength, ResponseBasis, ResponseKind, Stance } from '../../../src/generated/prisma/enums.ts';
import type { StoryCitation, StoryLinkClaim, StoryTime } from '../../story.ts';

interface Detail {
  stance?: Stance;
  strength?: CausalStrength;
  /** When it was said, where that was before the publication. */
  assertedAt?: StoryTime;
  onBehalfOf?: string[];
  statement?: string;
  /** The words, in the language of the source unless the locator says "translation". */
  quote?: string;
  locator?: string;
  credibility?: number;
  /** Another publication than the teller's usual one. */
  source?: string;
}

function citationOf(usualSource: string, { source = usualSource, quote, locator, credibility }: Detail): StoryCitation {
  return {
    source,
    ...(quote === undefined ? {} : { quote }),
    ...(locator === undefined ? {} : { locator }),
    ...(credibility === undefined ? {} : { credibility }),
  };
}

/** A state or body that took part: what it says of a link depends on where it stood, so the basis is given each time. */
function party(assertedBy: string, usualSource: string) {
  return (kind: ResponseKind, basis: ResponseBasis, detail: Detail = {}): StoryLinkClaim => {
    const { source: _source, quote: _quote, locator: _locator, credibility: _credibility, ...said } = detail;
    return { assertedBy, kind, basis, ...said, citations: [citationOf(usualSource, detail)] };
  };
}

/** A historian, who infers. */
function historian(assertedBy: string, book: string) {
  const says = party(assertedBy, book);
  return (kind: ResponseKind, detail: Detail = {}): StoryLinkClaim => says(kind, 'ANALYST_INFERENCE', detail);
}

export const germany = party('germany', 'german-white-book-1914');
export const austriaHungary = party('austria-hungary', 'austro-hungarian-red-book-1915');
export const serbia = party('serbia', 'serbian-blue-book-1914');
export const russia = party('russia', 'russian-orange-book-1914');
export const france = party('france', 'french-yellow-book-1914');
export const belgium = party('belgium', 'belgian-grey-book-1914');
export const unitedKingdom = party('united-kingdom', 'british-white-paper-1914');
export const berchtold = party('leopold-berchtold', 'austro-hungarian-documents-1919');
export const poincare = party('raymond-poincare', 'poincare-origines-1921');

/** A commission of the victors, and no court: what it found is a third party's word, not COURT_OR_UN. */
export const commission = party('commission-on-responsibility-1919', 'commission-report-1919');

export const kautsky = historian('karl-kautsky', 'kautsky-guilt-1920');
export const barnes = historian('harry-elmer-barnes', 'barnes-genesis-1926');
export const fay = historian('sidney-fay', 'fay-origins-1928');
export const albertini = historian('luigi-albertini', 'albertini-origini-1942');
export const fischer = historian('fritz-fischer', 'fischer-griff-1961');
export const clark = historian('christopher-clark', 'clark-sleepwalkers-2012');

/** Told as the next step and no more: it rests on time alone. */
export const inOrder = (assertedBy: string, source: string): StoryLinkClaim => party(assertedBy, source)('SEQUENCE', 'TEMPORAL_ONLY');

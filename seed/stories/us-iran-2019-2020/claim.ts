// The short forms in which this story writes its citations, claims and figures.
import type { StoryCitation, StoryClaim, StoryRange } from '../../story.ts';

/** The story's primary source, which its other pages stand beside. */
export const articleSlug = 'guardian-us-airstrikes-iraq-2020-03';

/** The primary source, by paragraph counted below its headline. Only words of the one who asserts are quoted, and few of them. */
export function article(paragraph: number, quote?: string): StoryCitation {
  return page(articleSlug, quote, `paragraph ${paragraph}`);
}

export function page(source: string, quote?: string, locator?: string): StoryCitation {
  return { source, ...(quote === undefined ? {} : { quote }), ...(locator === undefined ? {} : { locator }) };
}

/** What the newspaper says in its own voice: the asserter is the newspaper, not those whom it tells of. */
export function newspaper(paragraph: number, quote?: string): StoryClaim {
  return { assertedBy: 'the-guardian', citations: [article(paragraph, quote)] };
}

/** A flat number is a claim about all three bounds: who says "18" says neither fewer nor more. */
export function exactly(number: number): StoryRange {
  return { low: number, best: number, high: number };
}

/** "At least", "more than", "over": nothing is said of how many more. A round number that is exceeded stays as it was said. */
export function atLeast(number: number): StoryRange {
  return { low: number };
}

/** "As many as": nothing is said of how few. */
export function atMost(number: number): StoryRange {
  return { high: number };
}

/** "About", "approximately": no bound is said. */
export function about(number: number): StoryRange {
  return { best: number };
}

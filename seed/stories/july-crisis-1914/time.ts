// How this story dates a book: by its year or month of publication, which is when its author's claims count as said.
import type { StoryTime } from '../../story.ts';

export const year = (first: number, last = first): StoryTime => ({
  earliest: `${first}-01-01`,
  latest: `${last}-12-31`,
  precision: 'YEAR',
});

export const august1914: StoryTime = { earliest: '1914-08-01', latest: '1914-08-31', precision: 'MONTH' };

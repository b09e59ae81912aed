// The times that several entries of this story share, and how each is known.
import type { StoryTime } from '../../story.ts';

export const baghdad = 'Asia/Baghdad';
export const washington = 'America/New_York';
export const london = 'Europe/London';

export function dayIn(zone: string, on: string): StoryTime {
  return { on, zone };
}

/** Reports put the first rocket between half past seven and eight in the evening, Baghdad time. */
export const rocketsHitCampTaji: StoryTime = {
  earliest: '2020-03-11T16:30:00.000Z',
  latest: '2020-03-11T17:00:00.000Z',
  zone: baghdad,
  precision: 'HOUR',
};

/** In the hour after one in the morning of 13 March in Iraq, which was the evening of 12 March in Washington and in London. */
export const strikesBegan: StoryTime = {
  earliest: '2020-03-12T22:00:00.000Z',
  latest: '2020-03-12T22:59:59.999Z',
  zone: washington,
  precision: 'HOUR',
};

/** Told as earlier that Thursday than the strikes. */
export const thursdayBeforeStrikes: StoryTime = {
  earliest: '2020-03-12T04:00:00.000Z',
  latest: '2020-03-12T21:59:59.999Z',
  zone: washington,
  precision: 'DAY',
};

/** After the rockets, and told as before the strikes; no day is given. */
export const betweenRocketsAndStrikes: StoryTime = {
  earliest: '2020-03-11T16:30:00.000Z',
  latest: '2020-03-12T21:59:59.999Z',
  zone: washington,
  precision: 'DAY',
};

/** After the rockets and before the newspaper reported it. */
export const betweenRocketsAndReport: StoryTime = {
  earliest: '2020-03-11T16:30:00.000Z',
  latest: '2020-03-13T23:59:59.999Z',
  precision: 'DAY',
};

/** It reports the British statement of Thursday night, and names no later day. */
export const articlePublished: StoryTime = {
  earliest: '2020-03-12T22:00:00.000Z',
  latest: '2020-03-13T23:59:59.999Z',
  zone: london,
  precision: 'DAY',
};

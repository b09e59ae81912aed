// The stories that are seeded, in the order in which they are told.
import { julyCrisis } from './stories/july-crisis-1914.ts';
import { usIran } from './stories/us-iran-2019-2020.ts';
import type { Story } from './story.ts';

export const STORIES: readonly Story[] = [usIran, julyCrisis];

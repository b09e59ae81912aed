// A bucket of points for each caller: it fills steadily, a request takes out what it costs, and who finds too little is told how long to wait.
import { LRUCache } from 'lru-cache';

/** What a caller who has been away can spend at once. */
const CAPACITY = 1000;
/** What flows in each second. */
export const POINTS_PER_SECOND = 50;
/** Callers remembered, a few megabytes of them. Who is forgotten finds a full bucket, as he would twenty seconds after his last request. */
const CALLERS = 10_000;

export interface Balance {
  /** Points left to the caller. */
  readonly available: number;
  /** Seconds until there will be enough; 0 when the points have been taken. */
  readonly wait: number;
}

/** Takes points from a caller's bucket, or nothing where it holds too few. */
export type Take = (caller: string, points: number) => Balance;

/** `least`: what a bucket must hold at least, so that the costliest request allowed can be made. `now`: milliseconds that never go back. */
export function createBuckets(least: number, now: () => number = () => performance.now()): Take {
  const capacity = Math.max(CAPACITY, least);
  const buckets = new LRUCache<string, { points: number; at: number }>({ max: CALLERS });
  return (caller, points) => {
    const at = now();
    const bucket = buckets.get(caller) ?? { points: capacity, at };
    const held = Math.min(capacity, bucket.points + ((at - bucket.at) / 1000) * POINTS_PER_SECOND);
    const wait = Math.max(0, (points - held) / POINTS_PER_SECOND);
    const available = wait > 0 ? held : held - points;
    buckets.set(caller, { points: available, at });
    return { available, wait };
  };
}

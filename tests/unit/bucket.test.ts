// The bucket of points: how much at once, how fast it fills, and how long one is told to wait.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBuckets } from '../../src/server/bucket.ts';

function buckets(least = 0) {
  let time = 5000;
  const take = createBuckets(least, () => time);
  return {
    take,
    pass: (seconds: number) => {
      time += seconds * 1000;
    },
  };
}

test('A thousand points can be spent at once, and not one more', () => {
  const { take } = buckets();
  expect(take('a', 999)).toEqual({ available: 1, wait: 0 });
  expect(take('a', 1)).toEqual({ available: 0, wait: 0 });
  expect(take('a', 1)).toEqual({ available: 0, wait: 0.02 });
});

test('Who waits as long as he is told has enough, and a refusal takes nothing', () => {
  const { take, pass } = buckets();
  take('a', 1000);
  const { wait } = take('a', 300);
  expect(wait).toBe(6);
  pass(wait);
  expect(take('a', 300)).toEqual({ available: 0, wait: 0 });
});

test('A bucket never holds more than its size', () => {
  const { take, pass } = buckets();
  pass(3600);
  expect(take('a', 0).available).toBe(1000);
});

test('One caller does not spend the points of another', () => {
  const { take } = buckets();
  take('a', 1000);
  expect(take('b', 1000).wait).toBe(0);
});

test('The costliest query that is allowed fits into a full bucket', () => {
  expect(buckets(5000).take('a', 5000).wait).toBe(0);
});

test('However many callers come, the first ones are forgotten and the server is not filled', () => {
  const { take } = buckets();
  take('first', 1000);
  for (let caller = 0; caller < 10_000; caller += 1) take(String(caller), 1);
  expect(take('first', 1000).wait).toBe(0);
});

test('Over any time nobody gets more than a bucket and what flowed in', () => {
  const requests = fc.array(fc.tuple(fc.double({ min: 0, max: 30, noNaN: true }), fc.double({ min: 0, max: 1200, noNaN: true })));
  fc.assert(
    fc.property(requests, (given) => {
      const { take, pass } = buckets();
      let spent = 0;
      let seconds = 0;
      for (const [pause, points] of given) {
        pass(pause);
        seconds += pause;
        if (take('a', points).wait === 0) spent += points;
        expect(spent).toBeLessThanOrEqual(1000 + seconds * 50 + 1e-6);
      }
    }),
  );
});

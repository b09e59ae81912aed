// The picture's geometry: whatever the chain, each act has its box, each link joins its two boxes, and nothing overlaps or runs off.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type ChainLayout, type LayoutRequest, layoutChain } from '../../src/picture/chain-layout.ts';

const DAY = 86_400_000;
const START = Date.UTC(1914, 5, 28);

const act = (id: string, lane: string, day: number) => ({ id, lane, at: START + day * DAY });
const link = (trigger: string, response: string) => ({ id: `${trigger}>${response}`, trigger, response });

/** Acts in their one order; links go from an earlier one to a later one. */
const chains: fc.Arbitrary<LayoutRequest> = fc
  .record({
    acts: fc.array(fc.record({ lane: fc.integer({ min: 0, max: 6 }), gap: fc.constantFrom(0, 0, 0.04, 0.5, 1, 3, 40, 900) }), {
      minLength: 1,
      maxLength: 60,
    }),
    links: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 120 }),
    axis: fc.constantFrom('time' as const, 'steps' as const),
    width: fc.integer({ min: 300, max: 2000 }),
  })
  .map(({ acts, links, axis, width }) => {
    let day = 0;
    const placed = acts.map(({ lane, gap }, index) => {
      day += gap;
      return act(String(index), `lane ${lane}`, day);
    });
    const pairs = links.map(([a, b]) => [a % acts.length, b % acts.length].toSorted((one, other) => one - other).join('>'));
    const drawn = [...new Set(pairs)].map((pair) => pair.split('>')).filter(([a, b]) => a !== b);
    return { acts: placed, links: drawn.map(([a = '', b = '']) => link(a, b)), axis, width };
  });

const overlaps = (a: Box, b: Box) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const touches = ({ x, y }: { x: number; y: number }, box?: Box) =>
  box !== undefined &&
  x >= box.x &&
  x <= box.x + box.width &&
  y >= box.y &&
  y <= box.y + box.height &&
  (x === box.x || x === box.x + box.width || y === box.y || y === box.y + box.height);

describe('The layout of any chain', () => {
  const holds = (check: (layout: ChainLayout, request: LayoutRequest) => void) =>
    fc.assert(fc.property(chains, (request) => check(layoutChain(request), request)));

  it('shows each act once, in its lane and in the frame', () => {
    holds((layout, { acts }) => {
      expect([...layout.boxes.keys()]).toEqual(acts.map(({ id }) => id));
      for (const { id, lane } of acts) {
        const box = layout.boxes.get(id) as Box;
        const band = layout.lanes.find((one) => one.id === lane);
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(layout.width);
        expect(box.y).toBeGreaterThanOrEqual(band?.top ?? Number.NaN);
        expect(box.y + box.height).toBeLessThanOrEqual((band?.top ?? 0) + (band?.height ?? 0));
      }
    });
  });

  it('lets no two boxes overlap, and stacks the lanes without a gap', () => {
    holds((layout) => {
      const boxes = [...layout.boxes.values()];
      for (const [index, box] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) expect(overlaps(box, other)).toBe(false);
      }
      let top = 0;
      for (const lane of layout.lanes) {
        expect(lane.top).toBe(top);
        top += lane.height;
      }
      expect(layout.height).toBe(top);
    });
  });

  it('draws each link once, from the edge of its trigger to the edge of its response, within the frame', () => {
    holds((layout, { links }) => {
      expect(layout.curves.map(({ id }) => id)).toEqual(links.map(({ id }) => id));
      for (const [index, { from, to, path }] of layout.curves.entries()) {
        expect(touches(from, layout.boxes.get(links[index]?.trigger ?? ''))).toBe(true);
        expect(touches(to, layout.boxes.get(links[index]?.response ?? ''))).toBe(true);
        // A curve of this sort stays within its four points.
        const [, ...numbers] = path.split(/[MC ]+/).map(Number);
        for (const [place, number] of numbers.entries()) {
          expect(number).toBeGreaterThanOrEqual(-0.1);
          expect(number).toBeLessThanOrEqual((place % 2 === 0 ? layout.width : layout.height) + 0.1);
        }
      }
    });
  });

  it('never shows a later act left of an earlier one on the axis of time, nor an answer left of its trigger on that of steps', () => {
    holds((layout, { acts, links, axis }) => {
      const x = (id: string) => layout.boxes.get(id)?.x ?? Number.NaN;
      const isAfter = axis === 'time' ? acts.every(({ id }, index) => index === 0 || x(id) >= x(String(index - 1))) : true;
      const isRight = axis === 'steps' ? links.every(({ trigger, response }) => x(response) > x(trigger)) : true;
      expect([isAfter, isRight]).toEqual([true, true]);
    });
  });
});

describe('Time to scale', () => {
  const week = [act('a', 'x', 0), act('b', 'y', 2), act('c', 'x', 5), act('d', 'y', 105), act('e', 'x', 106)];
  const layout = layoutChain({ acts: week, links: [], axis: 'time', width: 1200 });
  const x = (id: string) => layout.boxes.get(id)?.x ?? Number.NaN;

  it('gives a day the same length everywhere but in a break', () => {
    const day = (x('b') - x('a')) / 2;
    expect((x('c') - x('b')) / 3).toBeCloseTo(day);
    expect(x('e') - x('d')).toBeCloseTo(day);
  });

  it('cuts a long gap short, and says how long it was', () => {
    expect(layout.breaks.map(({ days }) => days)).toEqual([100]);
    expect(layout.breaks[0]?.x).toBe(x('c'));
    expect(x('d') - x('c')).toBe(layout.breaks[0]?.width);
  });

  it('begins each stretch with a date', () => {
    expect(layout.ticks.find((tick) => tick.x === x('a'))?.label).toBe('28 Jun 1914');
    expect(layout.ticks.find((tick) => tick.x === x('d'))?.label).toBe('11 Oct');
  });
});

describe('Lanes', () => {
  it('stand in the order of their first acts, unless another order makes the links shorter', () => {
    const acts = [act('a', 'one', 0), act('b', 'two', 1), act('c', 'three', 2)];
    const order = (links: LayoutRequest['links']) => layoutChain({ acts, links, axis: 'time', width: 900 }).lanes.map(({ id }) => id);
    expect(order([])).toEqual(['one', 'two', 'three']);
    expect(order([link('a', 'c')])).toEqual(['two', 'one', 'three']);
  });

  it('of one bloc stand together, in the place of the bloc', () => {
    const lanes = ['one', 'two', 'three', 'four'].map((lane, index) => ({
      ...act(lane, lane, index),
      bloc: index % 2 === 0 ? 'odd' : 'even',
    }));
    const links = [link('one', 'two'), link('two', 'three'), link('three', 'four')];
    expect(layoutChain({ acts: lanes, links, axis: 'time', width: 900 }).lanes.map(({ bloc }) => bloc)).toEqual([
      'odd',
      'odd',
      'even',
      'even',
    ]);
  });
});

describe('The days of the axis', () => {
  const at = (instant: string) => ({ id: instant, lane: 'x', at: Date.parse(instant), zone: 'Asia/Baghdad' });
  const layoutOf = (...instants: string[]) => layoutChain({ acts: instants.map(at), links: [], axis: 'time', width: 1200 });

  it('begin where the acts were dated: an act of 3 January in Baghdad stands at that day, not before it', () => {
    const layout = layoutOf('2020-01-01T21:00:00Z', '2020-01-02T21:00:00Z', '2020-01-05T21:00:00Z');
    const labels = new Map(layout.ticks.map(({ x, label }) => [Math.round(x), label]));
    const labelAt = (id: string) => labels.get(Math.round(layout.boxes.get(id)?.x ?? Number.NaN));
    expect(layout.zone).toBe('Asia/Baghdad');
    expect([labelAt('2020-01-01T21:00:00Z'), labelAt('2020-01-02T21:00:00Z')]).toEqual(['2 Jan 2020', '3 Jan']);
  });

  it('give no act a midnight that it did not have', () => {
    const layout = layoutOf('2020-03-11T16:30:00Z', '2020-03-14T16:30:00Z');
    const [first] = layout.ticks;
    const box = layout.boxes.get('2020-03-11T16:30:00Z');
    expect(first?.label).toBe('11 Mar 2020');
    expect(box?.x).toBeGreaterThan(first?.x ?? Number.NaN);
  });

  it('go on where clocks are put forward, and where a month or a year begins', () => {
    const hours = Array.from({ length: 12 }, (_, index) => new Date(Date.UTC(2019, 2, 30, 20 + index)).toISOString());
    const spring = layoutChain({
      acts: hours.map((hour) => ({ ...at(hour), zone: 'Europe/Vienna' })),
      links: [],
      axis: 'time',
      width: 2400,
    });
    expect(spring.ticks.map(({ label }) => label)).toContain('03:00');
    expect(spring.ticks.at(-1)?.label).toBe('09:00');
    const years = Array.from({ length: 9 }, (_, year) => at(`${1900 + year}-05-05T00:00:00Z`));
    const long = layoutChain({ acts: years, links: [], axis: 'time', width: 900 });
    expect(long.ticks.slice(1).every(({ label }) => /^1 (Jan|Apr|Jul|Oct)/.test(label))).toBe(true);
  });

  it('show between which instants an act began, and how long it lasted, to their scale', () => {
    const [begin, day] = [Date.parse('2020-01-01T21:00:00Z'), DAY];
    const acts = [
      { ...at('2020-01-01T21:00:00Z'), bounds: [begin, begin + day] as const, ended: begin + 2 * day },
      at('2020-01-04T21:00:00Z'),
    ];
    const layout = layoutChain({ acts, links: [], axis: 'time', width: 1200 });
    const [first, last] = [...layout.boxes.values()];
    const length = ((last?.x ?? 0) - (first?.x ?? 0)) / 3;
    expect(first?.span?.to).toBeCloseTo(length);
    expect(first?.span?.ended).toBeCloseTo(2 * length);
  });
});

describe('Arrows', () => {
  it('lead around an act that stands between their two', () => {
    const row = [act('a', 'x', 0), act('b', 'x', 4), act('c', 'x', 8)];
    const layout = layoutChain({ acts: row, links: [link('a', 'c')], axis: 'time', width: 1400 });
    const between = layout.boxes.get('b') as Box;
    const [curve] = layout.curves;
    const isBehind = curve && curve.middle.y > between.y && curve.middle.y < between.y + between.height;
    expect([layout.boxes.get('a')?.y, layout.boxes.get('c')?.y, isBehind]).toEqual([between.y, between.y, false]);
  });
});

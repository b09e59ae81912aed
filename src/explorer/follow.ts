// Along the arrows and along the lanes: what lies before and after an act, and where a key leads from it. Pure.

import type { Box } from '../picture/chain-layout.ts';
import type { Arrow, ShownAct } from './chain.ts';

/** What is lit of a picture, by id. */
export interface Ways {
  readonly acts: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
}

/** An act with all that led to it and all that it led to, as far as shown. */
export function related(id: string, arrows: readonly Arrow[]): ReadonlySet<string> {
  return new Set([...reach(id, arrows, 'back'), ...reach(id, arrows, 'on')]);
}

/** Whether an arrow lies on a way that leads to the act, or on one that leads from it. */
export function relatedArrows(id: string, arrows: readonly Arrow[]): ReadonlySet<string> {
  const before = reach(id, arrows, 'back');
  const after = reach(id, arrows, 'on');
  const lies = (set: ReadonlySet<string>, { trigger, response }: Arrow) => set.has(trigger.id) && set.has(response.id);
  return new Set(arrows.filter((arrow) => lies(before, arrow) || lies(after, arrow)).map(({ link }) => link.id));
}

function reach(id: string, arrows: readonly Arrow[], way: 'back' | 'on'): Set<string> {
  const next = new Map<string, string[]>();
  for (const { trigger, response } of arrows) {
    const [from, to] = way === 'back' ? [response.id, trigger.id] : [trigger.id, response.id];
    next.set(from, [...(next.get(from) ?? []), to]);
  }
  const reached = new Set([id]);
  for (const one of reached) for (const other of next.get(one) ?? []) reached.add(other);
  return reached;
}

export interface Ground {
  /** In their one order. */
  readonly acts: readonly ShownAct[];
  readonly arrows: readonly Arrow[];
  readonly boxes: ReadonlyMap<string, Box>;
}

/** Where a key leads from an act: along time, to the next lane, to a cause or an effect; null where there is nothing that way. */
export function stepFrom(id: string, key: string, { acts, arrows, boxes }: Ground): string | null {
  const place = acts.findIndex(({ act }) => act.id === id);
  switch (key) {
    case 'ArrowRight':
      return acts[place + 1]?.act.id ?? null;
    case 'ArrowLeft':
      return place > 0 ? (acts[place - 1]?.act.id ?? null) : null;
    case 'Home':
      return acts[0]?.act.id ?? null;
    case 'End':
      return acts.at(-1)?.act.id ?? null;
    case '[':
      return arrows.find(({ response }) => response.id === id)?.trigger.id ?? null;
    case ']':
      return arrows.find(({ trigger }) => trigger.id === id)?.response.id ?? null;
    case 'ArrowUp':
    case 'ArrowDown':
      return nearestRow(id, key === 'ArrowUp' ? -1 : 1, boxes);
    default:
      return null;
  }
}

function nearestRow(id: string, way: 1 | -1, boxes: ReadonlyMap<string, Box>): string | null {
  const from = boxes.get(id);
  if (!from) return null;
  const beyond = [...boxes.values()].filter(({ y }) => (y - from.y) * way > 0);
  const next = Math.min(...beyond.map(({ y }) => (y - from.y) * way));
  const row = beyond.filter(({ y }) => (y - from.y) * way === next);
  return row.toSorted((a, b) => Math.abs(a.x - from.x) - Math.abs(b.x - from.x))[0]?.id ?? null;
}

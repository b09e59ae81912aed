// An act as the measures of a chain see it: its level, its time and its toll.
import type { ActRow } from '../domain/act-row.ts';
import type { Lens } from '../walk/lens.ts';
import type { MeasuredAct } from '../walk/metrics.ts';
import { tollOf } from '../walk/toll.ts';
import type { Context } from './context.ts';

export async function measuredAct(act: ActRow, lens: Lens, { load }: Context): Promise<MeasuredAct> {
  const isStatement = act.type === 'STATEMENT';
  const toll = isStatement ? null : tollOf(await load.positions(lens, 'CASUALTIES').load(act.id));
  return { isStatement, hostility: act.hostility, earliest: act.earliest, latest: act.latest, toll };
}

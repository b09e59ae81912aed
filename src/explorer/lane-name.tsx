// Beside the picture: whose lane it is, and for a bloc of several the way to take it apart and put it together again.
import type { ChainLayout } from '../picture/chain-layout.ts';
import type { Address } from './address.ts';
import type { Chain } from './chain.ts';
import { detailAt } from './chain-svg.tsx';
import { goTo } from './route.ts';

/** On a narrow frame the names leave more to the picture. */
export const lanesWidth = (frame: number): number => (frame < 640 ? 92 : 140);

interface LaneNamesProps {
  readonly chain: Chain;
  readonly address: Address;
  readonly layout: ChainLayout;
  readonly zoom: number;
  readonly width: number;
}

interface Bloc {
  readonly name: string;
  /** Slugs of those who act in it. */
  readonly members: Set<string>;
}

export function LaneNames({ chain, address, layout, zoom, width }: LaneNamesProps) {
  const names = new Map(chain.acts.map(({ lane }) => [lane.id, lane.name]));
  const blocs = new Map<string, Bloc>();
  for (const { bloc, own } of chain.acts) {
    const known = blocs.get(bloc.id) ?? { name: bloc.name, members: new Set() };
    blocs.set(bloc.id, { ...known, members: known.members.add(own.id) });
  }
  const isApart = (bloc: string) => address.lanes === 'actors' || address.apart.includes(bloc);
  const toggle = (bloc: string) => {
    const apart = address.lanes === 'actors' ? [...blocs.keys()] : address.apart;
    goTo({ ...address, lanes: 'blocs', apart: apart.includes(bloc) ? apart.filter((one) => one !== bloc) : [...apart, bloc], actors: [] });
  };
  return (
    <div className={['full', 'short'].includes(detailAt(zoom)) ? 'lanes' : 'lanes far'} style={{ width, height: layout.height * zoom }}>
      {layout.lanes.map(({ id, bloc, top, height }, index) => {
        const { name = '', members } = blocs.get(bloc) ?? {};
        const isFirst = layout.lanes[index - 1]?.bloc !== bloc;
        const hasSeveral = (members?.size ?? 0) > 1;
        const isWithin = hasSeveral && isApart(bloc);
        return (
          <div
            key={id}
            className={isWithin ? 'lane within' : 'lane'}
            data-lane={id}
            style={{ top: top * zoom, height: height * zoom, zIndex: layout.lanes.length - index }}
          >
            {hasSeveral && isFirst ? (
              <button type="button" aria-expanded={isApart(bloc)} onClick={() => toggle(bloc)}>
                {name} <span className="quiet">{isApart(bloc) ? 'put together' : `${members?.size} actors`}</span>
              </button>
            ) : null}
            {hasSeveral && !isWithin ? null : <span>{names.get(id)}</span>}
          </div>
        );
      })}
    </div>
  );
}

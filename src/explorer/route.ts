// Where the browser is: the address as state, changed by push so that back undoes.
import { useMemo, useSyncExternalStore } from 'react';
import { type Address, readAddress, writeAddress } from './address.ts';

const MOVED = 'casus:moved';

const subscribe = (listener: () => void) => {
  addEventListener('popstate', listener);
  addEventListener(MOVED, listener);
  return () => {
    removeEventListener('popstate', listener);
    removeEventListener(MOVED, listener);
  };
};

export function useAddress(): Address {
  const href = useSyncExternalStore(subscribe, () => location.pathname + location.search);
  return useMemo(() => readAddress(location.pathname, location.search), [href]);
}

/** `replace`: for what is not worth a step back, such as each letter typed. */
export function goTo(address: Address, replace = false): void {
  const next = writeAddress(address);
  if (next === location.pathname + location.search) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', next);
  dispatchEvent(new Event(MOVED));
}

/** For a link that a plain click follows within the page, and that opens elsewhere as any other. */
export function linkTo(address: Address) {
  return {
    href: writeAddress(address),
    onClick: (event: { metaKey: boolean; ctrlKey: boolean; shiftKey: boolean; preventDefault: () => void }) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      goTo(address);
    },
  };
}

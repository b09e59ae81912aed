// What of a scrolled frame can be seen, with as much again around it, in steps: a picture need not be drawn anew at each pixel.
import { useEffect, useState } from 'react';

export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const STEP = 600;
/** Until the frame has been measured. */
const WIDTH = 1100;
const HEIGHT = 800;

export function useView(frame: { readonly current: HTMLElement | null }): { width: number; window: Window } {
  const [view, setView] = useState({ width: WIDTH, window: windowOf(0, 0, WIDTH, HEIGHT) });
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const look = () => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      const window = windowOf(scrollLeft, scrollTop, clientWidth, clientHeight);
      setView((last) => {
        const isSame = Object.entries(window).every(([side, at]) => last.window[side as keyof Window] === at);
        return isSame && last.width === clientWidth ? last : { width: clientWidth, window: isSame ? last.window : window };
      });
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame]);
  return view;
}

function windowOf(left: number, top: number, width: number, height: number): Window {
  const down = (at: number) => Math.floor(at / STEP) * STEP;
  return { left: down(left) - STEP, top: down(top) - STEP, right: down(left + width) + 2 * STEP, bottom: down(top + height) + 2 * STEP };
}

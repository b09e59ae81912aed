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

interface View {
  readonly width: number;
  /** How wide the frame is with nothing beside it: what is laid out for that stays as it is when something opens beside. */
  readonly room: number;
  readonly window: Window;
}

export function useView(frame: { readonly current: HTMLElement | null }): View {
  const [view, setView] = useState<View>({ width: WIDTH, room: WIDTH, window: windowOf(0, 0, WIDTH, HEIGHT) });
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const look = () => {
      const { scrollLeft, scrollTop, clientWidth, clientHeight } = element;
      const window = windowOf(scrollLeft, scrollTop, clientWidth, clientHeight);
      setView((last) => {
        const isSame = Object.entries(window).every(([side, at]) => last.window[side as keyof Window] === at);
        const room = Math.max(clientWidth, element.closest('.beside')?.clientWidth ?? 0);
        if (isSame && last.width === clientWidth && last.room === room) return last;
        return { width: clientWidth, room, window: isSame ? last.window : window };
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

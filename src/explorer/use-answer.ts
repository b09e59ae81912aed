// What the API answered to a question of the page: on its way, there, or what went wrong. A newer question drops the older one.
import { useEffect, useState } from 'react';

export interface Answered<Result> {
  readonly result: Result | null;
  readonly error: Error | null;
  readonly isLoading: boolean;
}

/** `key`: what the question depends on. The last answer stays while the next is on its way. */
export function useAnswer<Result>(
  key: string,
  question: (signal: AbortSignal) => Promise<Result>,
): Answered<Result> & { again: () => void } {
  const [held, setAnswer] = useState<Answered<Result>>({ result: null, error: null, isLoading: true });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setAnswer((last) => ({ ...last, error: null, isLoading: true }));
    const answer = async () => {
      try {
        const result = await question(stop.signal);
        if (!stop.signal.aborted) setAnswer({ result, error: null, isLoading: false });
      } catch (error) {
        if (!stop.signal.aborted) setAnswer((last) => ({ ...last, error: error as Error, isLoading: false }));
      }
    };
    void answer();
    return () => stop.abort();
  }, [key, attempt]);
  return { ...held, again: () => setAttempt(attempt + 1) };
}

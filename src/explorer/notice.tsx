// What went wrong, in a sentence, with the way on.
import { AskError } from './ask.ts';

export function Notice({ error, again }: { error: Error; again: () => void }) {
  const isOffline = error instanceof AskError && error.offline;
  return (
    <div className="notice" role="alert">
      <p>
        <b>{isOffline ? 'No connection.' : 'That did not work.'}</b>{' '}
        {error instanceof AskError ? error.message : 'The page could not make sense of the answer.'}
      </p>
      <button type="button" onClick={again}>
        Try again
      </button>
    </div>
  );
}

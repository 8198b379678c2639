import type { ReactNode } from 'react';
import type { PlannedChange } from '../../scripts/plan/engine/plan.ts';
import { count } from '../../scripts/plan/engine/sentences.ts';
import Fold from './Fold';

/** Changes are listed one by one up to this number. */
const MOST_LISTED = 200;

const words = { changed: '', added: 'added', deleted: 'deleted', moved: 'moved' } as const;

/** What was read from the input, and above it the paths that may be mistyped. */
export default function ChangeList({ changes }: { changes: readonly PlannedChange[] }): ReactNode {
  const doubtful = changes.filter(({ nearest }) => nearest !== undefined);
  return (
    <>
      {doubtful.length > 0 && (
        <div className="plan-note plan-warning">
          <p><code>main</code> has no such path, so it counts as new:</p>
          <ul>{doubtful.map(({ path, nearest }) => <li key={path}><code>{path}</code> or is <code>{nearest}</code> meant?</li>)}</ul>
        </div>
      )}
      <Fold className="plan-read" summary={`${count(changes.length, 'path')} read`}>
        {() => (
          <ul>
            {changes.slice(0, MOST_LISTED).map((change) => <li key={change.path}><code>{change.path}</code> <span className="plan-count">{factsOf(change).join(', ')}</span></li>)}
            {changes.length > MOST_LISTED && <li>and {(changes.length - MOST_LISTED).toLocaleString('en')} more</li>}
          </ul>
        )}
      </Fold>
    </>
  );
}

function factsOf({ kind, isNew, from, files, lines }: PlannedChange): string[] {
  return [
    isNew && kind === 'changed' ? 'new' : words[kind],
    from === undefined ? '' : `from ${from}`,
    files === undefined ? '' : count(files, 'file'),
    lines === undefined ? '' : count(lines, 'line'),
  ].filter((fact) => fact !== '');
}

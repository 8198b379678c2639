import type { ReactNode } from 'react';
import { count } from '../../scripts/plan/engine/sentences.ts';
import Fold from './Fold';

/** Up to this number, paths stand in the line that they belong to. */
const MOST_INLINE = 2;

/** Paths are listed one by one up to this number. */
const MOST_LISTED = 100;

/** The paths that make the plan say something. */
export default function Paths({ paths }: { paths: readonly string[] }): ReactNode {
  if (paths.length <= MOST_INLINE) return <p className="plan-paths">{paths.map((path) => <code key={path}>{path}</code>)}</p>;
  return (
    <Fold className="plan-paths" summary={count(paths.length, 'path')}>
      {() => (
        <ul>
          {paths.slice(0, MOST_LISTED).map((path) => <li key={path}><code>{path}</code></li>)}
          {paths.length > MOST_LISTED && <li>and {(paths.length - MOST_LISTED).toLocaleString('en')} more</li>}
        </ul>
      )}
    </Fold>
  );
}

import type { ReactNode } from 'react';
import type { Plan } from '../../scripts/plan/engine/plan.ts';
import { count } from '../../scripts/plan/engine/sentences.ts';
import { Explained, Named } from './Part';
import Paths from './Paths';

/** Who is asked for a review, with the lines of CODEOWNERS and the paths that make them so. */
export default function ReviewerList({ plan: { reviewers: { asked, exempt, uncovered }, links, rows } }: { plan: Plan }): ReactNode {
  return (
    <>
      {asked.length > 0 && (
        <ul className="plan-teams">
          {asked.map(({ owner, because, count: files }) => (
            <li key={owner}>
              <Named name={owner} rows={rows} /> <span className="plan-count">{count(files, 'file')}</span>
              {because.map(({ pattern, paths }) => (
                <div key={pattern} className="plan-because">
                  <span>Line <code>{pattern}</code></span>
                  <Paths paths={paths} />
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
      {exempt.length > 0 && (
        <div className="plan-note">
          <p>Nobody is asked about {count(exempt.length, 'file')}: a line of CODEOWNERS leaves them out on purpose.</p>
          <Paths paths={exempt} />
        </div>
      )}
      {uncovered.length > 0 && (
        <div className="plan-note plan-warning">
          <p>No line of CODEOWNERS covers {count(uncovered.length, 'file')}. Add one, since CI wants an owner for each file. <Explained by={links.owner} /></p>
          <Paths paths={uncovered} />
        </div>
      )}
      <p className="plan-source">The last line that matches a path decides. <Explained by={links.reviewers} /></p>
    </>
  );
}

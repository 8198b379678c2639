import type { ReactNode } from 'react';
import type { Plan, PlannedTrigger } from '../../scripts/plan/engine/plan.ts';
import { count, suiteText, triggerRemark } from '../../scripts/plan/engine/sentences.ts';
import Fold from './Fold';
import { Explained, Named } from './Part';
import Paths from './Paths';
import Say from './Say';

/** What continuous integration does with the change: by a comment, and by itself. */
export default function CiList({ plan }: { plan: Plan }): ReactNode {
  const { ci, links, rows } = plan;
  const extra = ci.triggers.filter((trigger) => trigger.extra);
  const within = ci.triggers.filter((trigger) => !trigger.extra);
  return (
    <>
      <ul className="plan-list">
        <li>
          <p><Named name={ci.all} rows={rows} /> <Say text={suiteText(plan)} /> <Explained by={links['slash-test']} /></p>
          {ci.runs.length > 0 && ci.skips.length > 0 && (
            <Fold className="plan-paths" summary={`${count(ci.runs.length, 'workflow')} to run, ${ci.skips.length} skipped`}>
              {() => (
                <ul>
                  {ci.runs.map((file) => <li key={file}><code>{file}</code></li>)}
                  {ci.skips.map((file) => <li key={file}><code>{file}</code> is skipped</li>)}
                </ul>
              )}
            </Fold>
          )}
        </li>
        {extra.map((trigger) => <Trigger key={trigger.phrase} trigger={trigger} plan={plan} />)}
      </ul>
      {within.length > 0 && (
        <>
          <h3>Parts of {ci.all} that test what you changed</h3>
          <ul className="plan-list">{within.map((trigger) => <Trigger key={trigger.phrase} trigger={trigger} plan={plan} />)}</ul>
        </>
      )}
      <p className="plan-source">Each of these is a comment of its own. <Explained by={links.trigger} /></p>
      <Fold className="plan-starts" summary={`${count(ci.starts.length, 'workflow')} that start by themselves`}>
        {() => (
          <>
            <ul>{ci.starts.map(({ file, name }) => <li key={file}>{name} <code>{file}</code></li>)}</ul>
            <p>Some of their jobs look at the paths once more. <Explained by={links.automatic} /></p>
          </>
        )}
      </Fold>
    </>
  );
}

function Trigger({ trigger, plan: { ci: { all }, rows } }: { trigger: PlannedTrigger; plan: Plan }): ReactNode {
  return (
    <li>
      <p><Named name={trigger.phrase} rows={rows} /> {trigger.why.join(' ')}{(trigger.extra || trigger.skipped) && <> <Say text={triggerRemark(trigger, all)} /></>}</p>
      <Paths paths={trigger.paths} />
    </li>
  );
}

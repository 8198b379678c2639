import { useEffect, useState, type ReactNode } from 'react';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { planAddress } from '../../scripts/plan/engine/address.ts';
import { planMarkdown } from '../../scripts/plan/engine/markdown.ts';
import type { Plan } from '../../scripts/plan/engine/plan.ts';

/** What became of the last copy: the text stands there to be copied by hand where the browser refuses. */
type Outcome = { is: 'none' } | { is: 'copied'; what: string } | { is: 'refused'; text: string };

/** How long it is said that something was copied, in milliseconds. */
const SAID = 4000;

/** Copies the plan as a checklist, or its address. */
export default function CopyPlan({ plan }: { plan: Plan }): ReactNode {
  const site = useBaseUrl('/', { absolute: true });
  const [outcome, setOutcome] = useState<Outcome>({ is: 'none' });
  useEffect(() => {
    if (outcome.is !== 'copied') return;
    const timer = setTimeout(() => { setOutcome({ is: 'none' }); }, SAID);
    return () => { clearTimeout(timer); };
  }, [outcome]);

  const copy = async (what: string, text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome({ is: 'copied', what });
    } catch {
      setOutcome({ is: 'refused', text });
    }
  };
  const copyChecklist = async (): Promise<void> => { await copy('The checklist', planMarkdown(plan, { site, self: await planAddress(site, plan.changes) })); };
  const copyAddress = async (): Promise<void> => { await copy('The link', (await planAddress(site, plan.changes)) ?? location.href); };

  return (
    <div className="plan-copy">
      <button type="button" className="plan-button plan-button--first" onClick={() => void copyChecklist()}>Copy as Markdown checklist</button>
      <button type="button" className="plan-button" onClick={() => void copyAddress()}>Copy link</button>
      <span role="status" className="plan-copied">{outcome.is === 'copied' ? `${outcome.what} is copied.` : ''}</span>
      {outcome.is === 'refused' && (
        <label className="plan-refused">
          Your browser does not allow copying. Copy it from here:
          <textarea readOnly rows={6} value={outcome.text} autoFocus onFocus={(event) => { event.target.select(); }} />
        </label>
      )}
    </div>
  );
}

import type { ReactNode } from 'react';
import type { Plan } from '../../scripts/plan/engine/plan.ts';
import { sizeText, summaryText } from '../../scripts/plan/engine/sentences.ts';
import OutboundLink from '@site/src/components/OutboundLink';
import AdviceList from './AdviceList';
import CiList from './CiList';
import CopyPlan from './CopyPlan';
import Part, { Explained } from './Part';
import ReviewerList from './ReviewerList';
import Say from './Say';

/** A plan, part by part. */
export default function PlanView({ plan }: { plan: Plan }): ReactNode {
  const { advice, pin, rows, size } = plan;
  return (
    <>
      <header className="plan-head">
        <p className="plan-summary"><Say text={summaryText(plan)} /></p>
        <CopyPlan plan={plan} />
      </header>
      <Part id="reviewers" title="Who will review it" area="review"><ReviewerList plan={plan} /></Part>
      {advice.test.length > 0 && <Part id="tests" title="Run on your machine" area="testing"><AdviceList list={advice.test} rows={rows} /></Part>}
      {advice.regenerate.length > 0 && <Part id="regenerate" title="Regenerate" area="development"><AdviceList list={advice.regenerate} rows={rows} /></Part>}
      <Part id="ci" title="Ask for in CI" area="testing"><CiList plan={plan} /></Part>
      {advice.label.length > 0 && <Part id="labels" title="Labels and release note" area="review"><AdviceList list={advice.label} rows={rows} /></Part>}
      {advice.ask.length > 0 && <Part id="questions" title="Answer in the description" area="release"><AdviceList list={advice.ask} rows={rows} /></Part>}
      <Part id="size" title="Size" area="development"><p className={size.large ? 'plan-note plan-warning' : undefined}><Say text={sizeText(plan)} /> <Explained by={size.limit.link} /></p></Part>
      {advice.read.length > 0 && <Part id="read" title="Read" area="documentation"><AdviceList list={advice.read} rows={rows} /></Part>}
      <p className="plan-source">
        Facts of <code>main</code> at <OutboundLink href={`https://github.com/cilium/cilium/tree/${pin.commit}`}>{pin.commit.slice(0, 10)}</OutboundLink>, {pin.date}.
        The command <code>npx portal plan</code> gives the same.
      </p>
    </>
  );
}

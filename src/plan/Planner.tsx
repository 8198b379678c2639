import { useCallback, useDeferredValue, useMemo, useRef, useState, type ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { nothingFound, passedOverText, summaryText } from '../../scripts/plan/engine/sentences.ts';
import Announcement from './Announcement';
import ChangeList from './ChangeList';
import Commands from './Commands';
import Outline from './Outline';
import PlanView from './PlanView';
import Say from './Say';
import { useAddress } from './use-address';
import { usePlanner } from './use-planner';

const examples = [
  { label: 'a header of the datapath', paths: 'bpf/lib/nodeport.h,bpf/tests/tc_nodeport_lb4_dsr_lb.c' },
  { label: 'a Helm value', paths: 'install/kubernetes/cilium/values.yaml.tmpl,install/kubernetes/cilium/templates/cilium-agent/clusterrole.yaml' },
  { label: 'a custom resource', paths: 'pkg/k8s/apis/cilium.io/v2/cegp_types.go,Documentation/network/egress-gateway/egress-gateway.rst' },
];

/** The box for what changed and, beside it, the plan, which follows each key. Nothing that is typed leaves the browser. */
export default function Planner(): ReactNode {
  const box = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  const [state, ask] = usePlanner();
  const read = useDeferredValue(text);

  const take = useCallback((next: string): void => {
    setText(next);
    if (next.trim() !== '') ask();
  }, [ask]);

  const planned = useMemo(() => {
    if (state.is !== 'ready') return undefined;
    const input = state.planner.read(read);
    return { ...input, plan: input.changes.length === 0 ? undefined : state.planner.plan(input.changes) };
  }, [state, read]);

  const typed = useCallback(() => box.current?.value ?? '', []);
  const fill = useCallback((next: string): void => {
    if (box.current !== null) box.current.value = next;
    take(next);
  }, [take]);
  const fault = useAddress({ typed, fill }, planned?.changes);
  const isBlank = text.trim() === '';
  const isNonsense = !isBlank && planned !== undefined && planned.plan === undefined;
  const remark = planned?.plan === undefined ? undefined : passedOverText(planned.passedOver);

  const clear = (): void => {
    fill('');
    box.current?.focus();
  };

  return (
    <div className="plan">
      <div className="plan-input" data-needs-application="">
        <h1>Plan a change</h1>
        <p className="plan-lead">Say what your branch changes in Cilium, and see what it takes to get it merged. All of it happens in your browser: what you paste is sent nowhere.</p>
        <label htmlFor="plan-changes">Changed paths, or what git says of them</label>
        <p id="plan-hint" className="plan-hint">Any listing of <code>git diff</code> or <code>git status</code>, a patch, or paths as you type them. Line counts come from:</p>
        <Commands commands={['git diff --stat upstream/main...HEAD']} />
        <textarea id="plan-changes" ref={box} rows={9} wrap="off" spellCheck={false} autoComplete="off" autoCapitalize="off" aria-describedby="plan-hint" onFocus={ask} onChange={(event) => { take(event.target.value); }} />
        <p className="plan-examples">
          Try {examples.map(({ label, paths }, index) => <span key={label}>{index > 0 && (index === examples.length - 1 ? ' or ' : ', ')}<a href={`#paths=${paths}`}>{label}</a></span>)}.
          {!isBlank && <button type="button" className="plan-button" onClick={clear}>Clear</button>}
        </p>
        <p className="plan-note plan-unscripted">
          The plan is worked out by a script, and scripts are off in your browser. <Link to="/testing/which-tests/">Which tests do I run?</Link> has
          the paths with their tests and triggers as tables, and the command <code>npx portal plan</code> prints a plan in a terminal.
        </p>
        <p className="plan-note plan-warning plan-unloaded">The planner could not be loaded. Copy what you typed, check the connection and load the page again.</p>
        {fault === 'unreadable' && <p className="plan-note plan-warning">The address holds a plan that cannot be read. It may have been cut when it was copied: ask for it once more, or paste the paths.</p>}
        {fault === 'too long' && <p className="plan-note">The change is too large for an address. Copy the checklist to share the plan.</p>}
        {remark !== undefined && <p className="plan-note"><Say text={remark} /></p>}
        {planned?.plan !== undefined && <ChangeList changes={planned.plan.changes} />}
      </div>
      <div className="plan-output">
        <Announcement text={isBlank ? '' : isNonsense ? nothingFound.replaceAll('`', '') : planned?.plan === undefined ? '' : summaryText(planned.plan).replaceAll('`', '')} />
        {state.is === 'failed' && !isBlank && (
          <div className="plan-note plan-warning" role="alert">
            <p>The facts about Cilium could not be loaded. What you typed is still there.</p>
            <button type="button" className="plan-button" onClick={ask}>Try again</button>
          </div>
        )}
        {state.is === 'loading' && !isBlank && <p className="plan-note">Loading the facts about Cilium…</p>}
        {isNonsense && <p className="plan-note plan-warning"><Say text={nothingFound} /></p>}
        {planned?.plan === undefined || isBlank ? <Outline /> : <PlanView plan={planned.plan} />}
      </div>
    </div>
  );
}

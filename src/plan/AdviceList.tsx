import type { ReactNode } from 'react';
import type { Advice } from '../../scripts/plan/engine/advice.ts';
import { writtenText } from '../../scripts/plan/engine/sentences.ts';
import Commands from './Commands';
import { Explained, Named } from './Part';
import Paths from './Paths';
import Say from './Say';

/** Pieces of advice: what to do, with its commands and labels, the paths that call for it, and where it is explained. */
export default function AdviceList({ list, rows }: { list: readonly Advice[]; rows: Readonly<Record<string, string>> }): ReactNode {
  return (
    <ul className="plan-list">
      {list.map((advice) => (
        <li key={advice.id}>
          <p><Say text={advice.say} /> <Explained by={advice.link} /></p>
          {advice.commands.length > 0 && <Commands commands={advice.commands} />}
          {advice.labels.length > 0 && <p className="plan-labels">{advice.labels.map((label) => <Named key={label} name={label} rows={rows} />)}</p>}
          {advice.written !== undefined && <p className="plan-written">{writtenText(advice)}</p>}
          <Paths paths={advice.paths} />
        </li>
      ))}
    </ul>
  );
}

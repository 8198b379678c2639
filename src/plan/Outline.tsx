import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import type { AreaId } from '@site/src/areas';

const parts: readonly { area: AreaId; title: string; to: string; says: string }[] = [
  { area: 'review', title: 'Who will review it', to: '/review/process/#how-github-picks-reviewers', says: 'The teams that CODEOWNERS gives your files to, and by which line.' },
  { area: 'testing', title: 'Run on your machine', to: '/testing/which-tests/', says: 'Tests and linters for your packages, as commands to copy.' },
  { area: 'development', title: 'Regenerate', to: '/testing/before-you-push/#generated-files', says: 'Code and documents that a command writes, and whether you have them.' },
  { area: 'testing', title: 'Ask for in CI', to: '/testing/ci/#trigger-phrases', says: 'The comments that start the tests of what you changed, and what Ariane passes over.' },
  { area: 'review', title: 'Labels and release note', to: '/development/contributing/#write-the-release-note', says: 'What to set or to ask for.' },
  { area: 'release', title: 'Answer in the description', to: '/review/process/#check-upgrade-impact', says: 'Upgrades, backports, tests, new dependencies.' },
];

/** What a plan holds, each with the page that says the same without a plan. */
export default function Outline(): ReactNode {
  return (
    <div className="plan-outline">
      <h2>What you get</h2>
      <ul>
        {parts.map(({ area, title, to, says }) => (
          <li key={title} data-area={area}>
            <Link to={to}>{title}</Link>
            <span>{says}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

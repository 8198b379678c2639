import { readFileSync } from 'node:fs';
import path from 'node:path';
import { makeProject, pageOf, type Changes } from '../checks/project.ts';
import { pagesOf, tinyPins, trigger, triggers } from './tiny.ts';

const file = 'src/data/ci-triggers.yaml';
const description = `- name: /test
  runs: Everything that a merge needs.
- name: /ci-gke
  runs: Connectivity tests on GKE.
- name: /ci-old
  runs: Tests that the others replaced.
  removed: {commit: "0123456789ab", use: /test}
`;

const pins = tinyPins({
  main: {
    files: ['.github/ariane-config.yaml', 'Makefile'],
    facts: { ...triggers(trigger('/test', 'a.yaml'), trigger('/ci-gke', 'gke.yaml')), 'make-targets': { targets: [{ dir: '.', name: 'kind-image', file: 'Makefile', line: 1 }], variables: '' } },
  },
  'v1.18': { files: ['.github/ariane-config.yaml'], facts: triggers(trigger('/test', 'a.yaml'), trigger('/ci-gke', 'gke.yaml'), trigger('/ci-old', 'old.yaml')) },
});

/** The changes to the small clean project that show an example of the help page of the family `generated`. */
export function generatedChanges(rule: string, text: string): Changes {
  const page = 'docs/testing/run-one-test.md';
  const data = { ...pins, [file]: rule === 'generated/table' || rule === 'generated/out-of-date' ? description : `${text}\n` };
  const made = pagesOf(makeProject(data));
  // The page that somebody writes is to have one defect alone.
  const changed: Changes = rule === 'generated/table' ? { [page]: `${pageOf(text)}\n` } : rule === 'generated/out-of-date' ? { [text]: `${pageOf('Some notes.')}\n`, 'sidebars.ts': sidebarsWith(text) } : {};
  return { ...data, ...made, ...changed };
}

/** Sidebars that list the small project's pages, those of the tables, and one more. */
function sidebarsWith(file: string): string {
  const own = readFileSync(path.join(import.meta.dirname, '../../fixtures/checks/clean/sidebars.ts'), 'utf8');
  return own.replace("'testing/index',", `'testing/index', '${file.replace(/^docs\/|\.md$/g, '')}',`);
}

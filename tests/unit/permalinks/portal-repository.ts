import { readFileSync } from 'node:fs';
import path from 'node:path';
import { applyFixes, maxRounds } from '../../../scripts/checks/fix.ts';
import type { Finding } from '../../../scripts/checks/finding.ts';
import { isFixable } from '../../../scripts/checks/registry.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { ledger } from '../../../scripts/tables/ledger.ts';
import { writeFileAtomic } from '../../../scripts/files.ts';
import { makeRepository, type TestRepository } from '../upstream/repository.ts';
import { pageText } from './site.ts';

const areas = `export const areas = [
  {
    id: 'testing',
    label: 'Testing',
    pages: [
      'testing/run',
      'testing/read',
    ],
  },
  { id: 'review', label: 'Review', pages: ['review/ask'] },
] as const;
`;

/** A small portal with a page in two areas each and its ledger, all committed to a new repository. */
export interface PortalRepository extends TestRepository {
  /** Brings the ledger up to date and commits everything. Gives the commit's id. */
  publish(files?: Parameters<TestRepository['commit']>[0]): Promise<string>;
  read(file: string): string;
  /** What the permalink and redirect rules find. */
  findings(base?: string): Promise<readonly Finding[]>;
  /** The same as `file:line rule message`. */
  says(base?: string): Promise<string[]>;
  /** What `portal check --fix` leaves of that. */
  fix(base?: string): Promise<string[]>;
}

export const firstFiles = {
  '.gitignore': 'node_modules/\n',
  'docusaurus.config.ts': 'export default {};\n',
  'src/areas.ts': areas,
  'docs/testing/index.md': pageText('Testing', {}, 'See [how to run](run.md) and [how to read](read.md#scores).'),
  'docs/testing/run.md': pageText('Run tests', { 'set-up': 'Set up', 'one-test': 'Run one test', 'all-tests': 'Run all tests' }),
  'docs/testing/read.md': pageText('Read results', { scores: 'Scores', logs: 'Logs' }),
  'docs/review/index.md': pageText('Review', {}, 'See [how to ask](ask.md).'),
  'docs/review/ask.md': pageText('Ask for a review', { 'set-up': 'Set up', words: 'Choose words' }),
};

/** Makes the portal; the test's end removes it. Without `publish` it has no commit yet. */
export async function makePortal(cleanups: (() => void)[], files: Parameters<TestRepository['commit']>[0] = firstFiles): Promise<PortalRepository> {
  const repository = makeRepository(cleanups);
  const root = repository.dir;
  const findings = async (base?: string): Promise<readonly Finding[]> => (await checkProject({ root, only: ['permalinks', 'redirects'], base })).findings;
  const says = async (base?: string): Promise<string[]> => (await findings(base)).map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message}`);
  const portal: PortalRepository = {
    ...repository,
    async publish(changes = {}) {
      repository.commit(changes);
      for (const { file, content } of await ledger.generate(root)) if (content !== undefined) writeFileAtomic(path.join(root, file), content);
      return repository.commit({});
    },
    read: (file) => readFileSync(path.join(root, file), 'utf8'),
    findings,
    says,
    async fix(base) {
      for (let round = 0; round < maxRounds && applyFixes(root, await findings(base), isFixable).length > 0; round += 1);
      return says(base);
    },
  };
  await portal.publish(files);
  return portal;
}

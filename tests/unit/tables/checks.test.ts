import { describe, expect, it } from 'vitest';
import { checksOn } from '../../../scripts/tables/ci/shown-checks.ts';
import { loadContext } from '../../../scripts/tables/context.ts';
import { tinyProject, trigger, type TinyBranch } from './tiny.ts';

const job = (id: string, ...names: readonly string[]): unknown => ({ id, names: names.length === 0 ? [id] : names });

const workflow = (file: string, name: string, events: Record<string, unknown>, jobs: readonly unknown[], more: Record<string, unknown> = {}): unknown => ({ file, key: file.replace(/(-v\d+\.\d+)?\.yaml$/, ''), name, events, jobs, ...more });

const branch = (list: readonly unknown[], phrases: readonly unknown[] = []): TinyBranch => ({ facts: { workflows: list, triggers: { triggers: phrases, nightly: [], filters: [] } } });

const main = branch(
  [
    workflow('lint.yaml', 'Lint', { pull_request: {} }, [job('go', 'Go'), job('build', 'Build (amd64)', 'Build (arm64)'), { id: 'call', names: ['Shared'], calls: 'shared.yaml' }]),
    workflow('shared.yaml', 'Never shown', { workflow_call: {} }, [job('one', 'One'), job('two', 'Two')]),
    workflow('paths.yaml', 'Some paths', { pull_request: { paths: ['docs/**'] } }, [job('x')]),
    workflow('images.yaml', 'Images', { pull_request_target: { branchesIgnore: ['v1.18'] } }, [job('push', 'Push')]),
    workflow('images-v1.18.yaml', 'Images', { pull_request_target: { branches: ['v1.*'] } }, [job('push', 'Push old')]),
    workflow('gke.yaml', 'Cloud (ci-gke)', { workflow_dispatch: {} }, [job('x')], { statuses: ['Cloud (ci-gke)'] }),
    workflow('nightly.yaml', 'Nightly', { schedule: {} }, [job('x')], { statuses: ['Nightly'] }),
    workflow('other.yaml', 'Other branches', { pull_request: { branches: ['ft/**'] } }, [job('x')]),
  ],
  [trigger('/test', 'gke.yaml'), trigger('/ci-gke', 'gke.yaml')],
);
const stable = branch([
  workflow('lint.yaml', 'Lint', { pull_request: { branches: ['v1.18', 'main'] } }, [job('go', 'Go')]),
  workflow('images.yaml', 'Images', { pull_request_target: {} }, [job('push', 'Not taken from here')]),
  workflow('gke.yaml', 'Cloud (ci-gke)', { workflow_dispatch: {} }, [job('x')], { statuses: ['Cloud (ci-gke)'] }),
]);

const context = loadContext(tinyProject({ main, 'v1.18': stable }));

const shown = (name: string): string[] => {
  const pin = context.pins.find((one) => one.name === name) ?? context.main;
  return [...checksOn(pin, context.main).values()].map(({ name: check, file, pin: from, phrases, paths }) => `${check} <- ${from.name} ${file} ${[...phrases, ...paths].join(' ')}`.trim());
};

describe('checks of a pull request', () => {
  it('to main are its workflows, a matrix as one, called jobs behind their callers, and statuses of what a comment starts', () => {
    expect(shown('main')).toEqual([
      'Lint / Go <- main lint.yaml',
      'Lint / Build (*) <- main lint.yaml',
      'Lint / Shared / One <- main lint.yaml',
      'Lint / Shared / Two <- main lint.yaml',
      'Some paths / x <- main paths.yaml docs/**',
      'Cloud (ci-gke) <- main gke.yaml /ci-gke',
      'Images / Push <- main images.yaml',
    ]);
  });

  it('to a stable branch are its own, those of main for pull_request_target, and no status without a trigger', () => {
    expect(shown('v1.18')).toEqual(['Lint / Go <- v1.18 lint.yaml', 'Images / Push old <- main images-v1.18.yaml']);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A git repository for a test, in a folder of its own below the system's temporary folder. */
export interface TestRepository {
  readonly dir: string;
  /** Runs git in it and gives what it printed. */
  git(...args: string[]): string;
  /** Writes files (undefined removes one; `{ link }` makes a symbolic link), commits, and gives the commit's id. */
  commit(files: Readonly<Record<string, string | undefined | { link: string }>>, subject?: string): string;
}

/** What makes a tree Cilium's, in our own words. */
export const CILIUM: Readonly<Record<string, string>> = {
  VERSION: '1.20.0-dev\n',
  CODEOWNERS: '# Everything\n# ++++++++++\n#\n# - @cilium/sample\n#\n# END_CODEOWNERS_DOCS\n* @cilium/sample\n',
  'go.mod': 'module github.com/cilium/cilium\n\ngo 1.99.0\n',
  'pkg/sample/sample.go': 'package sample\n',
  'Documentation/index.rst': 'Sample\n',
};

/** Makes an empty folder that the test's end removes. */
export function temporaryFolder(cleanups: (() => void)[]): string {
  const dir = realpathSync(mkdtempSync(path.join(tmpdir(), 'portal-upstream-')));
  cleanups.push(() => {
    rmSync(dir, { recursive: true, force: true });
  });
  return dir;
}

/** Makes a repository whose branch is `main`, with a fixed author and clock so that ids repeat. */
export function makeRepository(cleanups: (() => void)[]): TestRepository {
  const dir = temporaryFolder(cleanups);
  let minute = 0;
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', dir, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...clock(minute), GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    }).trim();
  git('init', '--quiet', '--initial-branch=main');
  return {
    dir,
    git,
    commit: (files, subject = 'Change') => {
      for (const [name, content] of Object.entries(files)) write(path.join(dir, name), content);
      minute += 1;
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '-m', subject);
      return git('rev-parse', 'HEAD');
    },
  };
}

function write(file: string, content: string | undefined | { link: string }): void {
  rmSync(file, { recursive: true, force: true });
  if (content === undefined) return;
  mkdirSync(path.dirname(file), { recursive: true });
  if (typeof content === 'string') writeFileSync(file, content);
  else symlinkSync(content.link, file);
}

function clock(minute: number): Record<string, string> {
  const date = `2026-01-01T00:${String(minute).padStart(2, '0')}:00Z`;
  const person = { NAME: 'A Tester', EMAIL: 'tester@example.com', DATE: date };
  return Object.fromEntries(Object.entries(person).flatMap(([key, value]) => [[`GIT_AUTHOR_${key}`, value], [`GIT_COMMITTER_${key}`, value]]));
}

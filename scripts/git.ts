import { spawnSync } from 'node:child_process';

/** Variables by which a git hook would point our git at its own repository. */
const foreignVariables = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_COMMON_DIR', 'GIT_NAMESPACE', 'GIT_PREFIX'];

export interface GitOptions {
  /** Text for git to read. */
  readonly input?: string;
  /** Variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** `latin1` gives one character a byte. */
  readonly encoding?: 'utf8' | 'latin1';
}

/** Runs git in the project and gives what it printed, or undefined where it failed, git is missing, or there is no repository. */
export function git(root: string, args: readonly string[], { input, env, encoding = 'utf8' }: GitOptions = {}): string | undefined {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreignVariables.includes(name)));
  const { status, stdout } = spawnSync('git', ['-C', root, ...args], {
    encoding,
    env: { ...inherited, LC_ALL: 'C', ...env },
    input: input ?? '',
    stdio: ['pipe', 'pipe', 'ignore'],
    maxBuffer: 256 * 1024 * 1024,
  });
  return status === 0 ? stdout : undefined;
}

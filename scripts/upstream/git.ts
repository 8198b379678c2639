import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { PortalError } from '../errors.ts';

/** One entry of a commit's tree. */
export interface TreeEntry {
  /** Git's file mode, for example `100644`, or `120000` for a symbolic link. */
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** A commit with the time at which it was committed. */
export interface Commit {
  /** The full id. */
  readonly id: string;
  /** `YYYY-MM-DD`, in UTC. */
  readonly date: string;
}

/** Reads one clone or bare repository with git's plumbing. Nothing in it is changed or checked out. */
export interface Repository {
  readonly dir: string;
  /** The commit that a ref or id names. Throws PortalError for an unknown one. */
  commit(ref: string): Promise<Commit>;
  /** All entries of the commit's tree that are not folders. Throws PortalError when an object is unreadable. */
  list(commit: string): Promise<TreeEntry[]>;
  /** The contents of the given blobs, in one batch; those that the repository lacks are left out. */
  blobs(ids: readonly string[]): Promise<Map<string, Buffer>>;
  /** Hands over the contents of the given blobs one by one as git gives them; those that the repository lacks are left out. */
  eachBlob(ids: readonly string[], take: (id: string, bytes: Buffer) => void): Promise<void>;
  /** The newest common ancestor of two commits, or undefined where there is none. */
  mergeBase(a: string, b: string): Promise<string | undefined>;
  /** What `git log` prints with these arguments. Throws PortalError when an object is unreadable. */
  log(args: readonly string[]): Promise<Buffer>;
}

interface Outcome {
  readonly code: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Variables by which a surrounding git (a hook, for example) would point our git at another repository. */
const FOREIGN_VARIABLES = ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY', 'GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_COMMON_DIR', 'GIT_NAMESPACE', 'GIT_PREFIX'];

/** A partial clone must not fetch what it lacks, file by file: git 2.45 has a variable for it, an older one may use no protocol. */
const OFFLINE = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none', GIT_TERMINAL_PROMPT: '0' };

function gitEnvironment(): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, ...OFFLINE, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
  for (const name of FOREIGN_VARIABLES) Reflect.deleteProperty(env, name);
  return env;
}

/** Runs git; what it prints goes to `take` where that is given, and into the outcome otherwise. */
function git(dir: string, args: readonly string[], input?: string, take?: (chunk: Buffer) => void): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['-C', dir, ...args], { env: gitEnvironment(), stdio: ['pipe', 'pipe', 'pipe'] });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.on('error', (error) => {
      reject(new PortalError(`Cannot run git: ${error.message}. Install git 2.31 or later.`));
    });
    child.stdout.on('data', take ?? ((chunk: Buffer) => stdout.push(chunk)));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    // Git stops reading when it fails; its exit code says so, the broken pipe adds nothing.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input ?? '');
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr).toString('utf8').trim() });
    });
  });
}

function damaged(dir: string, what: string, stderr: string): PortalError {
  const said = stderr.split('\n').filter((line) => line !== '').slice(0, 3).join(' / ');
  return new PortalError(
    `${dir}: git could not ${what}, so the repository is damaged or incomplete. Git says: ${said || 'nothing'}. ` +
      'Look with `git fsck`, or clone it again in full.',
  );
}

/** The error for files that a commit lists and whose contents the repository lacks. */
export function incomplete(dir: string, missing: readonly string[]): PortalError {
  const more = missing.length > 3 ? ` and ${missing.length - 3} more files` : '';
  return new PortalError(`${dir}: the contents of ${missing.slice(0, 3).join(', ')}${more} are missing; it is a partial or damaged clone. Clone it again without --filter.`);
}

/**
 * Opens a clone or bare repository.
 * Throws PortalError when the folder does not exist, is no git repository, or is a shallow clone.
 */
export async function openRepository(dir: string): Promise<Repository> {
  const found = statSync(dir, { throwIfNoEntry: false });
  if (!(found?.isDirectory() ?? false)) {
    throw new PortalError(`${dir}: ${found === undefined ? 'no such folder' : 'not a folder'}. Give the folder of a Cilium clone or bare repository with --repo.`);
  }
  const probe = await git(dir, ['rev-parse', '--is-shallow-repository']);
  if (probe.code !== 0) {
    const safe = probe.stderr.includes('dubious ownership') ? ` It belongs to another user: if you trust it, run \`git config --global --add safe.directory ${dir}\`.` : '';
    throw new PortalError(`${dir}: not a git repository that can be read. Git says: ${probe.stderr.split('\n')[0] ?? ''}${safe}`);
  }
  if (probe.stdout.toString('utf8').trim() === 'true') {
    throw new PortalError(`${dir}: a shallow clone, but a pin needs the history for renames. Run \`git -C ${dir} fetch --unshallow\` first.`);
  }
  return {
    dir,
    commit: (ref) => commitOf(dir, ref),
    list: (commit) => listTree(dir, commit),
    blobs: async (ids) => {
      const blobs = new Map<string, Buffer>();
      await readBlobs(dir, ids, (id, bytes) => void blobs.set(id, bytes));
      return blobs;
    },
    eachBlob: (ids, take) => readBlobs(dir, ids, take),
    mergeBase: async (a, b) => {
      const found = await git(dir, ['merge-base', a, b]);
      return found.code === 0 ? found.stdout.toString('utf8').trim() : undefined;
    },
    log: async (args) => {
      const found = await git(dir, ['log', ...args]);
      if (found.code !== 0) throw damaged(dir, 'read the history', found.stderr);
      return found.stdout;
    },
  };
}

async function commitOf(dir: string, ref: string): Promise<Commit> {
  if (ref.trim() === '') throw new PortalError('--ref is empty. Give a branch, tag or commit of the clone.');
  const found = await git(dir, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (found.code !== 0) {
    // A ref that does not exist is no news to git; a pack that it cannot read is.
    if (/^(?:error|fatal): (?!short object ID)/m.test(found.stderr)) throw damaged(dir, `look up ${ref}`, found.stderr);
    const alike = await git(dir, ['for-each-ref', '--format=%(refname:short)', `refs/remotes/*/${ref}`]);
    const hint = alike.stdout.toString('utf8').trim().split('\n')[0];
    const detail = found.stderr === '' ? '' : ` Git says: ${found.stderr.split('\n')[0] ?? ''}.`;
    throw new PortalError(
      `${dir}: has no commit called ${ref}.${detail} ` +
        (hint ? `Did you mean ${hint}?` : 'Fetch it first, or give another branch, tag or commit with --ref.'),
    );
  }
  const id = found.stdout.toString('utf8').trim();
  const shown = await git(dir, ['log', '--max-count=1', '--no-show-signature', '--format=%ct', id]);
  const seconds = Number(shown.stdout.toString('utf8').trim());
  if (shown.code !== 0 || !Number.isFinite(seconds) || seconds === 0) throw damaged(dir, `read commit ${id}`, shown.stderr);
  return { id, date: new Date(seconds * 1000).toISOString().slice(0, 10) };
}

async function listTree(dir: string, commit: string): Promise<TreeEntry[]> {
  const found = await git(dir, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (found.code !== 0) throw damaged(dir, `list the tree of ${commit}`, found.stderr);
  const entries: TreeEntry[] = [];
  for (const line of found.stdout.toString('utf8').split('\0')) {
    if (line === '') continue;
    const tab = line.indexOf('\t');
    const [mode = '', , id = ''] = line.slice(0, tab).split(' ');
    entries.push({ mode, id, path: line.slice(tab + 1) });
  }
  return entries;
}

async function readBlobs(dir: string, ids: readonly string[], take: (id: string, bytes: Buffer) => void): Promise<void> {
  if (ids.length === 0) return;
  const reader = new BatchReader(take);
  const found = await git(dir, ['cat-file', '--batch'], [...new Set(ids)].map((id) => `${id}\n`).join(''), (chunk) => {
    reader.add(chunk);
  });
  if (found.code !== 0) throw damaged(dir, 'read its files', found.stderr);
}

/** Takes apart what `git cat-file --batch` prints, chunk by chunk: a line with id, type and size, the contents, and a line's end. */
class BatchReader {
  readonly #take: (id: string, bytes: Buffer) => void;
  #chunks: Buffer[] = [];
  #length = 0;
  #awaited = 0;

  constructor(take: (id: string, bytes: Buffer) => void) {
    this.#take = take;
  }

  add(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    // Until a large blob is there as a whole its chunks are left as they are: joining them each time would copy it again and again.
    if (this.#length < this.#awaited) return;
    const bytes = this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks);
    const rest = bytes.subarray(this.#read(bytes));
    this.#chunks = rest.length === 0 ? [] : [rest];
    this.#length = rest.length;
  }

  /** Hands over all blobs that are complete, and gives the place where the first one that is not begins. */
  #read(bytes: Buffer): number {
    let at = 0;
    for (;;) {
      const end = bytes.indexOf(0x0a, at);
      this.#awaited = 0;
      if (end === -1) return at;
      const [id = '', type = '', size = ''] = bytes.toString('latin1', at, end).split(' ');
      if (type === 'missing') {
        at = end + 1;
        continue;
      }
      const next = end + 1 + Number(size) + 1;
      if (next > bytes.length) {
        this.#awaited = next - at;
        return at;
      }
      this.#take(id, bytes.subarray(end + 1, next - 1));
      at = next;
    }
  }
}

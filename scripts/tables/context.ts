import { maxMadeBytes, readData } from '../data-file.ts';
import { ledgerFile, parseLedger } from '../permalinks/ledger.ts';
import { once } from '../references/kind.ts';
import { inputsOf } from './inputs.ts';
import { loadBranches, maintainedBranches, type Branch } from '../upstream/branches.ts';
import { loadPin, type Pin } from '../upstream/pin.ts';
import type { Source } from '../upstream/source.ts';

const repository = 'https://github.com/cilium/cilium';

/** What tables are made of. */
export interface TableContext {
  readonly root: string;
  readonly main: Pin;
  /** Pins of the maintained branches, newest first, main among them. */
  readonly pins: readonly Pin[];
  readonly branches: readonly Branch[];
  /** Rows that the ledger records, by their page's id and then by their anchor: the row's name. */
  readonly published: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

let last: { readonly root: string; readonly inputs: string; readonly context: TableContext } | undefined;

/** The context of a project, loaded anew only when something that it is made of has changed. Throws PortalError where a pin is missing or damaged. */
export function contextOf(root: string): TableContext {
  const inputs = inputsOf(root);
  if (last?.root !== root || last.inputs !== inputs) last = { root, inputs, context: loadContext(root) };
  return last.context;
}

/** Loads the pins and the ledger of a project. Throws PortalError where a pin is missing or damaged. */
export function loadContext(root: string): TableContext {
  const branches = maintainedBranches(loadBranches(root));
  const pins = branches.map(({ name }) => loadPin(root, name));
  const main = pins.find(({ name }) => name === 'main') ?? loadPin(root, 'main');
  const ledger = parseLedger(readData(root, ledgerFile, maxMadeBytes) ?? '');
  const published = new Map<string, Map<string, string>>();
  for (const { kind, id, title } of ledger?.entries ?? []) {
    const [page = '', anchor] = id.split('#');
    if (kind !== 'row' || anchor === undefined) continue;
    const rows = published.get(page) ?? new Map<string, string>();
    published.set(page, rows.set(anchor, title));
  }
  return { root, main, pins, branches, published };
}

/** The facts of one source of a pin, checked against their schema once. */
export function factsOf<Facts>(pin: Pin, source: Pick<Source<Facts>, 'name' | 'schema'>): Facts {
  return once(pin, `facts ${source.name}`, () => pin.facts(source));
}

/** The address of a file or folder at a pin's commit; undefined where the pin has no such path. */
export function sourceUrl({ tree, commit }: Pin, file: string, line?: number): string | undefined {
  if (!tree.has(file)) return undefined;
  const form = tree.files.has(file) || tree.links.has(file) ? 'blob' : 'tree';
  return `${repository}/${form}/${commit}/${file.split('/').map(encodeURIComponent).join('/')}${line === undefined ? '' : `#L${line}`}`;
}

export function commitUrl(commit: string): string {
  return `${repository}/commit/${commit}`;
}

/** The address of cilium/cilium, or of a page of it on GitHub. */
export function githubUrl(page = ''): string {
  return repository + page;
}

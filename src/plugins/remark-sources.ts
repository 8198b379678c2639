import path from 'node:path';
import type { Root } from 'mdast';
import type { Plugin } from 'unified';
import { rawLabel } from './directive-source.ts';
import { escapeHtml } from './escape-html.ts';
import { walk } from './walk.ts';

/** How one of a page's sources stands against what was last read of it. */
export interface PageSource {
  readonly path: string;
  /** Its address at the commit that names are verified against; undefined where it is gone. */
  readonly url?: string | undefined;
  readonly state: 'unchanged' | 'changed' | 'unread' | 'gone';
  /** Of a changed one: the commits since, and the address of its history. */
  readonly commits?: readonly string[];
  readonly history?: string;
}

export interface SourcesOptions {
  /** The commit that names are verified against: its branch, id and day (`YYYY-MM-DD`). */
  readonly pin: { readonly name: string; readonly commit: string; readonly date: string };
  /** How the sources of a page (its file, relative to the root) stand. */
  readonly sourcesOf: (page: string, sources: readonly string[]) => readonly PageSource[];
  /** Whether a directive, by kind, name and attributes, or inline code (kind `code`) is a name that was verified. */
  readonly isVerified: (kind: string, name: string, attributes: Readonly<Record<string, string>>) => boolean;
  /** A hash of all that the functions read: the bundler's persistent cache knows only a page's own text. */
  readonly inputs: string;
}

/** How many commits are listed of a source. */
const mostCommits = 5;

/** Ends a page with what it was read against: the commit, how many of its sources changed since, how many names were verified. */
const remarkSources: Plugin<[SourcesOptions], Root> = ({ pin, sourcesOf, isVerified }) => (tree, file) => {
  const { frontMatter } = file.data as { frontMatter?: Record<string, unknown> };
  if (frontMatter === undefined || frontMatter['generated'] === true) return;
  const named = Array.isArray(frontMatter['sources']) ? frontMatter['sources'].filter((source) => typeof source === 'string') : [];
  const names = new Set<string>();
  walk(tree, (node) => {
    if (node.type === 'inlineCode' && isVerified('code', node.value, {})) names.add(node.value);
    if (node.type !== 'textDirective') return undefined;
    const name = rawLabel(node, file);
    const attributes = Object.fromEntries(Object.entries(node.attributes ?? {}).map(([key, value]) => [key, value ?? '']));
    if (name !== undefined && isVerified(node.name, name, attributes)) names.add(`${node.name} ${name} ${JSON.stringify(attributes)}`);
    return undefined;
  });
  if (named.length === 0 && names.size === 0) return;
  const sources = sourcesOf(path.relative(file.cwd, file.path).split(path.sep).join('/'), named);
  tree.children.push({ type: 'html', value: noteOf(pin, sources, names.size) });
};

export default remarkSources;

function noteOf({ name, commit, date }: SourcesOptions['pin'], sources: readonly PageSource[], names: number): string {
  const count = (state: PageSource['state']): number => sources.filter((source) => source.state === state).length;
  const unread = count('unread');
  const gone = count('gone');
  const facts = [
    `${unread === sources.length ? 'Checked' : 'Read'} against ${name} at <code>${commit.slice(0, 10)}</code>, ${dayOf(date)}`,
    ...(sources.length === 0 ? [] : [
      unread === sources.length ? `its ${plural(unread, 'source')} not recorded as read yet` : `${count('changed')} of its ${plural(sources.length, 'source')} changed since`,
      ...(unread > 0 && unread < sources.length ? [`${unread} not recorded as read yet`] : []),
      ...(gone > 0 ? [`${gone} gone`] : []),
    ]),
    `${plural(names, 'name')} verified`,
  ].join('; ');
  if (sources.length === 0) return `<p class="page-sources">${facts}</p>`;
  return `<details class="page-sources"><summary>${facts}</summary><ul>${sources.map(itemOf).join('')}</ul></details>`;
}

function itemOf({ path: source, url, state, commits = [], history }: PageSource): string {
  const code = `<code>${escapeHtml(source)}</code>`;
  const shown = url === undefined ? code : `<a href="${escapeHtml(url)}">${code}</a>`;
  if (state !== 'changed') return `<li>${shown} ${{ unchanged: 'unchanged', unread: 'not recorded as read yet', gone: 'gone' }[state]}</li>`;
  const listed = commits.slice(0, mostCommits).join(', ') + (commits.length > mostCommits ? ` and ${commits.length - mostCommits} more` : '');
  return `<li>${shown} <a href="${escapeHtml(history ?? '')}">changed</a>${listed === '' ? '' : `: ${escapeHtml(listed)}`}</li>`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** A day as people write it, always in English. */
function dayOf(date: string): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));
}

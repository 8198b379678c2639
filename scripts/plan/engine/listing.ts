import type { Change, ChangeKind } from './change.ts';
import { unquote } from './quoted.ts';
import type { KnownTree } from './tree.ts';

/** What a line of git's listings says: the files in it, or that nothing is to be read from it. `shortened` is a path that git cut. */
export type Line = readonly Change[] | { readonly shortened: string };

const kinds: Readonly<Record<string, ChangeKind>> = { A: 'added', C: 'added', '?': 'added', D: 'deleted', R: 'moved' };

const kindOf = (letters: string): ChangeKind => kinds[/[ACDR?]/.exec(letters)?.[0] ?? ''] ?? 'changed';

/** Lines that git prints around a list of files. */
const around = [
  /^\s*\d+ files? changed(?:,|$)/,
  /^## /,
  /^(?:On branch|HEAD detached|Your branch|No commits yet|nothing |no changes added|Changes (?:to be committed|not staged)|Untracked files|Unmerged paths|Ignored files|Already up to date|Updating [0-9a-f]+\.\.|Fast-forward|Merge made by)/,
  /^\s+\((?:use|commit) "git /,
  /^!! /,
  /^```/,
  /^\s*(?:\([\w.-]+\) )?[$%] /,
  /^(?:commit [0-9a-f]{7,}|Author:|AuthorDate:|Commit:|CommitDate:|Date:|Merge:) /,
];

/** Each form of a line with what it says. */
const forms: readonly (readonly [RegExp, (match: RegExpExecArray, tree: KnownTree) => Line])[] = [
  // --numstat
  [/^(\d+|-)\t(\d+|-)\t(.+)$/, ([, added = '', removed = '', path = ''], tree) => renamed(path, added === '-' ? undefined : Number(added) + Number(removed), tree)],
  // --name-status, its tabs perhaps turned into blanks by a terminal, and --raw
  [/^(?::\d{6} \d{6} [0-9a-f.]+ [0-9a-f.]+ )?([ACDMRTUXB])(?:\d{1,3})?\t([^\t]+)(?:\t(.+))?$/, ([, letter = '', first = '', second]) => one(letter, first, second)],
  [/^([RC])\d{2,3}\s+(\S+)\s+(\S+)$/, ([, letter = '', first = '', second]) => one(letter, first, second)],
  // status --short, of which a paste may have lost the first blank
  [/^([ MADRCUT?]{2}|[MADRCUT]) +(.+)$/, ([, letters = '', rest = '']) => arrow(letters, rest)],
  // --stat
  [/^\s*(\S.*?)\s+\|\s+(?:(\d+)(?:\s+[+-]*)?|Bin\b.*|Unmerged)\s*$/, ([, path = '', count], tree) => renamed(path, count === undefined ? undefined : Number(count), tree)],
  // --name-only, of a path that git quotes
  [/^("(?:\\.|[^"\\])*")$/, ([, path = '']) => [{ path: unquote(path), kind: 'changed' }]],
  // --dirstat
  [/^\s*\d+\.\d% (.+)$/, ([, path = '']) => [{ path: unquote(path), kind: 'changed' }]],
  // --summary, which a merge prints too
  [/^ ?(create|delete) mode \d{6} (.+)$/, ([, what = '', path = '']) => [{ path: unquote(path), kind: what === 'create' ? 'added' : 'deleted' }]],
  [/^ ?mode change \d{6} => \d{6} (.+)$/, ([, path = '']) => [{ path: unquote(path), kind: 'changed' }]],
  [/^ ?(?:rename|copy|rewrite) (.+) \(\d+%\)$/, ([, path = ''], tree) => renamed(path, undefined, tree)],
  // status in its long form
  [/^\s*(modified|new file|deleted|renamed|copied|typechange|both modified|both added|both deleted|added by us|added by them|deleted by us|deleted by them):\s+(.+)$/, ([, what = '', rest = '']) => arrow(letterOf[what] ?? 'M', rest)],
];

const letterOf: Readonly<Record<string, string>> = { 'new file': 'A', deleted: 'D', renamed: 'R', copied: 'C', 'both added': 'A', 'both deleted': 'D' };

/** Reads a line of what git lists. Undefined for one that is in none of its forms. */
export function readListing(line: string, tree: KnownTree): Line | undefined {
  if (around.some((form) => form.test(line))) return [];
  for (const [form, read] of forms) {
    const match = form.exec(line);
    if (match) return read(match, tree);
  }
  return undefined;
}

function one(letter: string, first: string, second: string | undefined): Line {
  const kind = kindOf(letter);
  const [path, from] = second === undefined ? [unquote(first), undefined] : [unquote(second), unquote(first)];
  return [{ path, kind, ...(kind === 'moved' && { from }) }];
}

function arrow(letters: string, rest: string): Line {
  const [, first = rest, second] = /^("(?:\\.|[^"\\])*"|.+?) -> (.+)$/.exec(rest) ?? [];
  return one(letters, first, second);
}

/** Reads a path of --stat: `{old => new}/a.go`, `old.go => new.go`, `a.go (new)`, or one that git cut to `.../a.go`. */
function renamed(text: string, lines: number | undefined, tree: KnownTree): Line {
  const [, written = text, remark = ''] = /^(.+) \((new|gone|mode)[^()]*\)$/.exec(text) ?? [];
  const [, head = '', old, path = '', tail = ''] = /^(.*?)\{(.*?) => (.*?)\}(.*)$/.exec(written) ?? [];
  const [, first, second = written] = /^(.+) => (.+)$/.exec(written) ?? [];
  const [from, to] = old !== undefined ? [join(head, old, tail), join(head, path, tail)] : [first === undefined ? undefined : unquote(first), unquote(second)];
  const cut = /^\.{3}\//;
  if (from === undefined) {
    const whole = cut.test(to) ? uncut(to, tree) : to;
    return whole === undefined ? { shortened: written } : [{ path: whole, kind: remark === 'new' ? 'added' : remark === 'gone' ? 'deleted' : 'changed', lines }];
  }
  if (!cut.test(from)) return [{ path: to, kind: 'moved', from, lines }];
  const whole = uncut(from, tree);
  if (whole === undefined) return { shortened: written };
  const lost = whole.slice(0, whole.length - from.length + '.../'.length);
  return [{ path: cut.test(to) ? lost + to.slice('.../'.length) : to, kind: 'moved', from: whole, lines }];
}

const join = (head: string, middle: string, tail: string): string => (middle === '' && head.endsWith('/') ? head.slice(0, -1) + tail : head + middle + tail).replace(/^\//, '');

/** The one file that a path stands for whose beginning git cut off; undefined where there are several or none. */
function uncut(path: string, tree: KnownTree): string | undefined {
  const found = tree.endingWith(path.slice('.../'.length));
  return found.length === 1 ? found[0] : undefined;
}

import type { Change, ChangeKind } from './change.ts';
import { firstPath, unquote } from './quoted.ts';

/** A patch that is being read, file by file. */
interface Draft {
  old?: string | undefined;
  path?: string | undefined;
  kind: ChangeKind;
  lines: number;
  binary: boolean;
}

/** What a patch says, and the lines that stand outside of it: a message, a diffstat, what was typed besides. */
export interface PatchInput {
  readonly changes: readonly Change[];
  readonly outside: readonly string[];
}

/** Whether a text holds a patch: git's, or the plain unified form. */
export function isPatch(text: string): boolean {
  return /^diff --(?:git|cc|combined) /m.test(text) || /^--- .*\n\+\+\+ /m.test(text);
}

/**
 * Reads patches in unified form: git's with its extended headers, merges' combined form by its names alone, and plain ones.
 * The lines of a hunk are counted by its header, so that code which looks like a header is none. Form: git-diff(1), "Generating patch text with -p".
 */
export function readPatch(lines: readonly string[]): PatchInput {
  const drafts: Draft[] = [];
  const outside: string[] = [];
  let draft: Draft | undefined;
  const begin = (names: Partial<Draft> = {}): Draft => {
    const made: Draft = { kind: 'changed', lines: 0, binary: false, ...names };
    drafts.push(made);
    return made;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const next = lines[at + 1] ?? '';
    if (line.startsWith('diff --git ')) {
      draft = begin(gitNames(line.slice('diff --git '.length)));
    } else if (/^diff --(?:cc|combined) /.test(line)) {
      draft = begin({ path: unquote(line.replace(/^diff --\w+ /, '')) });
    } else if (line.startsWith('--- ') && next.startsWith('+++ ')) {
      const [before, after] = [headerName(line), headerName(next)];
      // Without git's header each pair of names begins a file.
      if (draft === undefined || draft.lines > 0) draft = begin();
      nameByHeaders(draft, before, after);
      at += 1;
    } else if (draft !== undefined && line.startsWith('@@ ')) {
      const { end, changed } = skipHunk(lines, at);
      draft.lines += changed;
      at = end;
    } else if (draft === undefined || !readHeader(draft, line)) {
      outside.push(line);
    }
  }
  return { changes: drafts.flatMap(finish), outside };
}

/** Reads one extended header. False for a line that is none. */
function readHeader(draft: Draft, line: string): boolean {
  const [, key = '', value = ''] = /^(new file mode|deleted file mode|rename from|rename to|copy from|copy to|old mode|new mode|similarity index|dissimilarity index|index|mode|Binary files|GIT binary patch|@@@+)(?: (.*))?$/.exec(line) ?? [];
  if (key === '') return draft.binary || /^[ +\-\\]/.test(line) || line === '';
  if (key === 'new file mode') draft.kind = 'added';
  else if (key === 'deleted file mode') draft.kind = 'deleted';
  else if (key === 'rename from') Object.assign(draft, { kind: 'moved', old: unquote(value) });
  else if (key === 'copy from') draft.kind = 'added';
  else if (key === 'rename to' || key === 'copy to') draft.path = unquote(value);
  else if (key === 'Binary files' || key === 'GIT binary patch') draft.binary = true;
  return true;
}

/** The names in git's first line. Of a file that was not renamed both are alike, which tells where one ends that holds blanks. */
function gitNames(rest: string): Partial<Draft> {
  if (rest.startsWith('"')) {
    const { path: old, rest: behind } = firstPath(rest, ' ');
    const [before, after] = withoutPrefixes(old, unquote(behind.trimStart()));
    return { old: before, path: after };
  }
  const middle = (rest.length - 1) / 2;
  const [left, right] = [rest.slice(0, middle), rest.slice(middle + 1)];
  const [before, after] = withoutPrefixes(left, right);
  if (before === after) return { old: before, path: after };
  const { path: old, rest: behind } = firstPath(rest, ' ');
  const [first, second] = withoutPrefixes(old, unquote(behind.trimStart()));
  return { old: first, path: second };
}

function headerName(line: string): string {
  // Programs other than git put a date behind a tab; git itself a lone tab behind a name with blanks.
  return unquote(line.slice(4).replace(/\t.*$/, '').trimEnd());
}

function nameByHeaders(draft: Draft, before: string, after: string): void {
  const [old, path] = withoutPrefixes(before, after);
  if (before === '/dev/null') Object.assign(draft, { kind: 'added', path });
  else if (after === '/dev/null') Object.assign(draft, { kind: 'deleted', path: old });
  else if (draft.path === undefined) Object.assign(draft, { old, path });
}

/** Takes `a/` and `b/` off, or the letters that diff.mnemonicPrefix puts there; with --no-prefix there are none. */
function withoutPrefixes(before: string, after: string): [string, string] {
  const prefix = /^[abciow]\//;
  const both = [before, after].every((name) => name === '/dev/null' || prefix.test(name));
  return both ? [before.replace(prefix, ''), after.replace(prefix, '')] : [before, after];
}

/** Gives the last line of the hunk that begins at `start`, and how many lines it adds and removes. */
function skipHunk(lines: readonly string[], start: number): { end: number; changed: number } {
  const [, oldCount = '1', newCount = '1'] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(lines[start] ?? '') ?? [];
  let [oldLeft, newLeft, changed, at] = [Number(oldCount), Number(newCount), 0, start];
  while ((oldLeft > 0 || newLeft > 0) && at + 1 < lines.length) {
    const [sign = ' '] = lines[at + 1] ?? '';
    if (sign === '+') newLeft -= 1;
    else if (sign === '-') oldLeft -= 1;
    else if (sign === ' ') [oldLeft, newLeft] = [oldLeft - 1, newLeft - 1];
    // A cut or mended hunk ends where its lines do.
    else if (sign !== '\\') break;
    if (sign === '+' || sign === '-') changed += 1;
    at += 1;
  }
  return { end: at, changed };
}

function finish({ old, path, kind, lines, binary }: Draft): Change[] {
  const name = path === undefined || path === '/dev/null' ? old : path;
  if (name === undefined || name === '') return [];
  return [{ path: name, kind, from: kind === 'moved' ? old : undefined, lines: binary ? undefined : lines }];
}

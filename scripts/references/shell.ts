import type { Fence } from '../pages/page.ts';

/** One simple command of a shell block, with the place of each word. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Folder below the clone's root that earlier `cd` commands led to; undefined where that is unknown. */
  readonly folder: string | undefined;
}

export interface ShellWord {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const shells = new Set(['shell-session', 'console', 'bash', 'sh', 'shell', 'zsh']);
const prompt = /^(\s*(?:\([\w.-]+\) )?[$#%] )/;

/**
 * The commands of a fence in a shell language: of a session the lines with a prompt alone, of a script all but comments. `start` is the
 * folder in which the shell stands; the result names the one in which the fence leaves it.
 */
export function commandsOfFence(fence: Fence, start: string | undefined): { commands: ShellCommand[]; folder: string | undefined } {
  if (!shells.has(fence.language ?? '')) return { commands: [], folder: start };
  const session = fence.language === 'shell-session' || fence.language === 'console';
  const commands: ShellCommand[] = [];
  let folder = start;
  let heredoc: string | undefined;
  let continued: ShellWord[] | undefined;
  const indent = fence.at.start.column - 1;
  fence.value.split('\n').forEach((text, index) => {
    if (heredoc !== undefined) {
      if (text.trim().replace(/^> /, '') === heredoc) heredoc = undefined;
      return;
    }
    const match = session ? prompt.exec(text) : undefined;
    if (session && !match && continued === undefined) return;
    if (!session && /^\s*#/.test(text)) return;
    const lead = match ? match[0].length : session ? (/^\s*> /.exec(text)?.[0].length ?? 0) : 0;
    const goesOn = /\\\s*$/.test(text);
    const code = text.slice(lead).replace(/\\\s*$/, '');
    const words = splitWords(code, fence.contentLine + index, indent + lead + 1);
    const all = [...(continued ?? []), ...words];
    continued = goesOn ? all : undefined;
    if (goesOn) return;
    heredoc = /<<-?\s*['"]?([A-Za-z_]+)['"]?/.exec(code)?.[1];
    for (const simple of splitCommands(all)) {
      const [program, target] = simple;
      if (program?.text === 'cd') {
        folder = joinFolder(folder, target?.text);
        continue;
      }
      commands.push({ words: simple, folder });
    }
  });
  return { commands, folder };
}

/** The commands of a line of inline code, such as `make kind-image`. */
export function commandsOfLine(text: string, line: number, column: number): ShellCommand[] {
  return splitCommands(splitWords(text, line, column)).map((words) => ({ words, folder: '' }));
}

function joinFolder(folder: string | undefined, target: string | undefined): string | undefined {
  if (target === undefined || /[$~*<]/.test(target) || target.startsWith('/') || target === '-') return undefined;
  // A clone's own name leads to its root, wherever one stands.
  if (/(^|\/)cilium\/?$/.test(target)) return '';
  if (folder === undefined) return undefined;
  const parts = folder === '' ? [] : folder.split('/');
  for (const part of target.replace(/\/+$/, '').split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined;
      parts.pop();
    } else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** Splits at blanks outside quotes; operators are words of their own. */
function splitWords(code: string, line: number, column: number): ShellWord[] {
  const words: ShellWord[] = [];
  const pattern = /(?:"(?:\\.|[^"\\])*"|'[^']*'|\$\([^)]*\)|\\.|[^\s"'|&;()<>\\])+|\|\||&&|[|&;()]|\d?>>?|<<?-?/g;
  for (const match of code.matchAll(pattern)) {
    if (match[0].startsWith('#') && (match.index === 0 || /\s/.test(code[match.index - 1] ?? ''))) break;
    words.push({ text: match[0], line, column: column + match.index });
  }
  return words;
}

const operators = new Set(['|', '||', '&&', '&', ';', '(', ')']);

/** Simple commands without redirections, assignments in front, and the likes of sudo. */
function splitCommands(words: readonly ShellWord[]): ShellWord[][] {
  const commands: ShellWord[][] = [];
  let current: ShellWord[] = [];
  const end = (): void => {
    const bare = withoutPrefix(current);
    if (bare.length > 0) commands.push(bare);
    current = [];
  };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) continue;
    if (operators.has(word.text)) end();
    else if (/^\d?>>?$|^<<?-?$/.test(word.text)) index += 1;
    else current.push(word);
  }
  end();
  return commands;
}

const wrappers = new Set(['sudo', 'time', 'exec', 'nohup', 'env', 'watch', 'xargs', '!']);

function withoutPrefix(words: readonly ShellWord[]): ShellWord[] {
  let rest = [...words];
  for (;;) {
    const [first] = rest;
    if (first === undefined) return rest;
    if (/^[A-Za-z_]\w*\+?=/.test(first.text)) rest = rest.slice(1);
    else if (wrappers.has(first.text)) {
      rest = rest.slice(1);
      while (rest[0]?.text.startsWith('-') === true) rest = rest.slice(1);
    } else if ((first.text === 'kubectl' || first.text === 'docker') && rest.some(({ text }) => text === 'exec')) {
      const dashes = rest.findIndex(({ text }) => text === '--');
      if (dashes === -1) return rest;
      rest = rest.slice(dashes + 1);
    } else return rest;
  }
}

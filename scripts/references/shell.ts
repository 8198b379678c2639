import type { Fence } from '../pages/page.ts';
import { assignment, isKeyword, operators, splitWords, unquote, withoutWrappers, type ShellWord } from './shell-words.ts';

export type { ShellWord } from './shell-words.ts';

/** One simple command of a shell block, with the place of each word. */
export interface ShellCommand {
  readonly words: readonly ShellWord[];
  /** Folder below the clone's root that earlier `cd` commands led to; undefined where that is unknown. */
  readonly folder: string | undefined;
}

/** Where a shell stands: its folder, those that `pushd` left, and those of the shells around a subshell. */
interface Place {
  folder: string | undefined;
  pushed: (string | undefined)[];
  outer: (string | undefined)[];
}

const shells = new Set(['shell-session', 'console', 'bash', 'sh', 'shell', 'zsh']);
const prompt = /^(\s*(?:\([\w.-]+\) )?(?:[\w.-]+@[\w.-]+:\S* ?)?[$#%] )/;
const interpreters = new Set(['sh', 'bash', 'zsh', 'ash', 'dash']);

/**
 * The commands of a fence in a shell language: of a session the lines with a prompt alone, of a script all but comments. `start` is the
 * folder in which the shell stands; the result names the one in which the fence leaves it.
 */
export function commandsOfFence(fence: Fence, start: string | undefined): { commands: ShellCommand[]; folder: string | undefined } {
  if (!shells.has(fence.language ?? '')) return { commands: [], folder: start };
  const session = fence.language === 'shell-session' || fence.language === 'console';
  const commands: ShellCommand[] = [];
  const place: Place = { folder: start, pushed: [], outer: [] };
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
    commands.push(...commandsOf(all, place));
  });
  return { commands, folder: place.outer[0] ?? place.folder };
}

/** The commands of a line of inline code, such as `make kind-image`; a prompt before it is none of its words. */
export function commandsOfLine(text: string, line: number, column: number): ShellCommand[] {
  const lead = /^\$ /.exec(text)?.[0].length ?? 0;
  return commandsOf(splitWords(text.slice(lead), line, column + lead), { folder: '', pushed: [], outer: [] });
}

/** Follows `cd` through the words of a line, and gives its simple commands, those in substitutions and in `sh -c` among them. */
function commandsOf(words: readonly ShellWord[], place: Place): ShellCommand[] {
  const commands: ShellCommand[] = [];
  let current: ShellWord[] = [];
  const end = (): void => {
    const written = current;
    current = [];
    for (const { text, line, column } of written.flatMap(substitutions)) commands.push(...commandsOf(splitWords(text, line, column), { ...place, outer: [], pushed: [] }));
    const simple = withoutWrappers(written);
    const [program, target] = simple;
    if (program === undefined) return;
    if (program.text === 'cd' || program.text === 'pushd') {
      if (program.text === 'pushd') place.pushed.push(place.folder);
      commands.push({ words: simple, folder: place.folder });
      place.folder = joinFolder(place.folder, target?.text);
      return;
    }
    if (program.text === 'popd') {
      place.folder = place.pushed.length > 0 ? place.pushed.pop() : undefined;
      return;
    }
    const script = interpreters.has(program.text) ? simple[simple.findIndex(({ text }, index) => index > 0 && /^-[a-z]*c$/.test(text)) + 1] : undefined;
    const inner = script === program ? undefined : script && unquote(script);
    if (inner !== undefined) commands.push(...commandsOf(splitWords(inner.text, inner.line, inner.column), { ...place, outer: [], pushed: [] }));
    else commands.push({ words: simple, folder: place.folder });
  };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index];
    if (word === undefined) continue;
    if (operators.has(word.text)) {
      end();
      if (word.text === '(') place.outer.push(place.folder);
      else if (word.text === ')' && place.outer.length > 0) place.folder = place.outer.pop();
    } else if (/^&?\d*>>?$|^<<?-?$/.test(word.text)) index += 1;
    else if (/^\d*[<>]&[\d-]+$/.test(word.text)) continue;
    else if (current.every(({ text }) => assignment.test(text)) && isKeyword(word.text)) {
      // What a loop goes through, or a case is about, is no command.
      if (word.text === 'for' || word.text === 'case' || word.text === 'select') while (index + 1 < words.length && !operators.has(words[index + 1]?.text ?? '')) index += 1;
    } else current.push(word);
  }
  end();
  return commands;
}

/** The text of each `$(…)` and each pair of backquotes in a word. */
function substitutions({ text, line, column }: ShellWord): ShellWord[] {
  if (text.startsWith("'")) return [];
  return [...text.matchAll(/\$\(((?:[^()]|\([^()]*\))*)\)|`([^`]*)`/g)].flatMap((match) => {
    const inner = match[1] ?? match[2] ?? '';
    return inner.startsWith('(') ? [] : [{ text: inner, line, column: column + match.index + match[0].indexOf(inner) }];
  });
}

function joinFolder(folder: string | undefined, target: string | undefined): string | undefined {
  if (target === undefined || /[$~*<`]/.test(target) || target.startsWith('/') || target === '-') return undefined;
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

import { itemOf } from '../../pages/front-matter.ts';
import type { Page, Position } from '../../pages/page.ts';
import { judgeCommand } from '../../references/commands.ts';
import { nameOfCode, nameOfLink, pathOf, pathOfLink } from '../../references/inline.ts';
import { referenceKinds, type ReferenceKind } from '../../references/kind.ts';
import type { Lookup } from '../../references/lookup.ts';
import { judgeMake, renamedWord } from '../../references/make-kind.ts';
import type { Rewrite } from '../../references/moved.ts';
import { judgeScript, scriptCommandsOf } from '../../references/script-commands.ts';
import { commandsOfFence, commandsOfLine, type ShellCommand, type ShellWord } from '../../references/shell.ts';
import { closest } from '../../text/closest.ts';
import type { Pin } from '../../upstream/pin.ts';
import type { Draft } from '../finding.ts';
import type { Rewriter } from './rewrite.ts';

/** The rules that judge what a page mentions. */
export const rules = { name: 'references/unknown-name', directive: 'references/unknown-directive', command: 'references/unknown-command', source: 'references/unknown-source' } as const;

/** A finding about a name, which an exception may excuse. */
export interface Candidate extends Draft {
  readonly file: string;
  readonly name: string;
}

const containers = new Set(['note', 'tip', 'info', 'warning', 'danger', 'tabs', 'tab']);
/** Callouts of other systems, and what they are called here. */
const callouts = new Map([['caution', 'warning'], ['important', 'info'], ['attention', 'warning'], ['hint', 'tip'], ['error', 'danger'], ['success', 'tip']]);
const leaves = new Set(['diagram', 'table']);
/** Names of the directives that name something. */
export const kinds = new Set<string>(referenceKinds);
/** Kinds whose names stand in a folder, file or program that `in` names. */
const placed = new Set<ReferenceKind>(['make', 'flag', 'symbol']);

/** Something on a page that may name what Cilium has. */
export interface Mention {
  /** All that the verdict depends on beside the pins: what is written, and not where. */
  readonly key: readonly unknown[];
  judge(lookup: Lookup): Iterable<Candidate>;
}

/** What a page mentions, each with what is wrong with it. */
export function* mentionsOn(page: Page, rewriter: Rewriter): Generator<Mention> {
  const { file } = page;
  for (const { form, name, label, attributes, at } of page.directives) {
    const place = { file, ...at.start };
    const colons = { text: ':', leaf: '::', container: ':::' }[form];
    yield {
      key: ['directive', form, name, label, attributes],
      *judge(lookup) {
        if (form === 'text' && label !== undefined && kinds.has(name)) {
          const kind = name as ReferenceKind;
          const message = judgeAttributes(kind, attributes) ?? lookup.judge(kind, label, attributes) ?? lookup.judgeBranch(kind, label, attributes);
          if (message !== undefined) yield { rule: rules.name, ...place, message, name: label, fix: rewriter.at(at.start, lookup.rewrite(kind, label, attributes)) };
        } else if (!(form === 'container' ? containers : form === 'leaf' ? leaves : kinds).has(name)) {
          const near = (form === 'container' ? callouts.get(name) : undefined) ?? closest(name, form === 'container' ? containers : form === 'leaf' ? leaves : kinds);
          yield { rule: rules.directive, ...place, name, message: `There is no directive "${colons}${name}".${near === undefined ? '' : ` Did you mean "${colons}${near}"?`} Put text that only looks like one in backticks.` };
        } else if (form === 'text') {
          yield { rule: rules.directive, ...place, name, message: `":${name}" names nothing. Write :${name}[NAME].` };
        }
      },
    };
  }
  for (const { value, at } of page.inlineCode) {
    const tabs = tabsAround(page, at);
    yield {
      key: ['code', value, tabs],
      *judge(lookup) {
        const pin = branchOf(tabs, lookup);
        const found = nameOfCode(value, lookup);
        if (found) {
          const attributes = { ...(found.place !== undefined && { in: found.place }), ...onBranch(found.kind, pin, lookup) };
          const message = lookup.judge(found.kind, found.name, attributes);
          const fix = message === undefined ? undefined : rewriter.at(at, asWritten(lookup.rewrite(found.kind, found.name, attributes), value));
          if (message !== undefined) yield { rule: rules.name, file, ...at, message, name: found.kind === 'path' ? found.name : value, fix };
        } else {
          yield* judgeCommands(page, commandsOfLine(value, at.line, at.column + 1), lookup, pin, { code: value, rewriter });
        }
      },
    };
  }
  for (const { text, at } of page.prose) {
    for (const { 0: mention, 1: team = '', index } of text.matchAll(/(?<![\w/.@-])@cilium\/([a-z0-9-]+)/g)) {
      yield {
        key: ['team', team],
        *judge(lookup) {
          const message = lookup.judge('team', team, {});
          if (message !== undefined) yield { rule: rules.name, file, line: at.line, column: at.column + index, message, name: mention };
        },
      };
    }
  }
  for (const { url, text, at } of page.links) {
    if (text === url) continue;
    yield {
      key: ['path of a link', url],
      *judge(lookup) {
        const path = pathOfLink(url, lookup);
        const message = path && lookup.judge('path', path.name, path.on === undefined ? {} : { on: path.on });
        if (path && message !== undefined) yield { rule: rules.name, file, ...at, message, name: path.name, fix: rewriter.at(at, path.on === undefined ? lookup.rewrite('path', path.name, {}) : undefined) };
      },
    };
  }
  for (const { url, at } of page.links) {
    yield {
      key: ['name of a link', url],
      *judge(lookup) {
        const found = nameOfLink(url);
        const message = found && lookup.judge(found.kind, found.name, {});
        if (found && message !== undefined) yield { rule: rules.name, file, ...at, message, name: found.name };
      },
    };
  }
  yield* mentionsInFences(page);
  const { slack } = page.frontMatter;
  if (slack !== undefined) {
    yield {
      key: ['slack', slack],
      *judge(lookup) {
        const message = lookup.judge('slack', slack, {});
        if (message !== undefined) yield { rule: rules.name, file, line: page.frontMatterLines['slack'] ?? 1, column: 1, message, name: slack };
      },
    };
  }
  for (const [index, source] of (page.frontMatter.sources ?? []).entries()) {
    yield {
      key: ['source', source],
      *judge(lookup) {
        const isFile = lookup.main.tree.files.has(source) || lookup.main.tree.links.has(source);
        const message = lookup.judge('path', source, {}) ?? (isFile ? undefined : `"${source}" is a folder. Name the files in it that the page rests on.`);
        if (message !== undefined) yield { rule: rules.source, file, line: page.frontMatterLines[itemOf('sources', index)] ?? 1, column: 1, message, name: source, fix: rewriter.inSources(lookup.rewrite('path', source, {})) };
      },
    };
  }
}

function* mentionsInFences(page: Page): Generator<Mention> {
  const { file } = page;
  let folder: string | undefined = '';
  let previous = 0;
  for (const fence of page.fences) {
    const { line } = fence.at.start;
    // Steps of one section follow each other in one shell, alternatives each start at the root; a heading starts anew.
    if (page.headings.some(({ at }) => at.start.line > previous && at.start.line < line)) folder = '';
    previous = line;
    const start = folder;
    const read = commandsOfFence(fence, start);
    folder = read.folder;
    const tabs = tabsAround(page, fence.at.start);
    yield {
      key: ['fence', fence.language, fence.meta, fence.value, start, tabs],
      *judge(lookup) {
        for (const { words } of scriptCommandsOf(fence)) {
          const problem = judgeScript(words.map(({ text }) => text), branchOf(tabs, lookup), false);
          const [first] = words;
          if (problem !== undefined && first) yield { rule: rules.command, file, line: first.line, column: first.column, message: problem, name: words.map(({ text }) => text).join(' ') };
        }
        const named = /(?:^|\s)on=(\S+)/.exec(fence.meta ?? '')?.[1];
        const pin = named === undefined ? branchOf(tabs, lookup) : lookup.pinOf(named);
        if (pin === undefined) {
          yield { rule: rules.name, file, ...fence.at.start, name: named ?? '', message: `There is no branch "${named ?? ''}" in src/data/branches.yaml.` };
          return;
        }
        const problems = [...judgeCommands(page, read.commands, lookup, pin, undefined)];
        const atRoot = problems.length === 0 ? problems : [...judgeCommands(page, commandsOfFence(fence, '').commands, lookup, pin, undefined)];
        yield* atRoot.length < problems.length ? atRoot : problems;
      },
    };
  }
}

/** A rewrite of a path where the code names the file alone: of one that stayed in its folder. */
function asWritten(rewrite: Rewrite | undefined, code: string): Rewrite | undefined {
  if (rewrite === undefined || code.includes(rewrite.from)) return rewrite;
  const [from, to] = [rewrite.from, rewrite.to].map((one) => one.slice(one.lastIndexOf('/') + 1));
  return from === code && to !== undefined && rewrite.to === rewrite.from.slice(0, -from.length) + to ? { from, to } : undefined;
}

/** The first word of a command that is a path which moved, also one after `-C`. */
function movedWord(words: readonly ShellWord[], lookup: Lookup): Rewrite | undefined {
  for (const { text } of words) {
    const path = pathOf(text.replace(/^(?:-C|--directory=)(?=.)/, ''), lookup.main);
    const rewrite = path === undefined ? undefined : lookup.rewrite('path', path, {});
    if (rewrite !== undefined) return rewrite;
  }
  return undefined;
}

function* judgeCommands(page: Page, commands: readonly ShellCommand[], lookup: Lookup, pin: Pin, inline: { readonly code: string; readonly rewriter: Rewriter } | undefined): Generator<Candidate> {
  const code = inline?.code;
  for (const { words, folder: stood } of commands) {
    // A folder that the tree lacks belongs to another clone, whose names nobody can verify.
    if (stood === undefined || (stood !== '' && !pin.tree.has(stood))) continue;
    const folder = code === undefined ? stood : undefined;
    const texts = words.map(({ text }) => text.replace(/^(["'])(.*)\1$/s, '$2'));
    const [first] = words;
    if (first === undefined) continue;
    const at: Position = { line: first.line, column: first.column };
    const program = texts[0] ?? '';
    const problem = program === 'make'
      ? judgeMake(texts.slice(1), folder, lookup, pin)
      : (judgeCommand(texts, pin, lookup.stable) ?? judgeShell(texts, pin) ?? (code === undefined ? undefined : judgeScript(texts, pin, true)));
    if (problem !== undefined) {
      yield { rule: rules.command, file: page.file, ...at, message: problem, name: code ?? texts.join(' '), fix: inline?.rewriter.at(at, movedWord(words, lookup) ?? (program === 'make' && pin === lookup.main ? renamedWord(texts.slice(1), lookup) : undefined)) };
      continue;
    }
    // Words in backticks that begin with a capital are a message, not a command.
    for (const word of code !== undefined && /^[A-Z]/.test(program) ? [] : words) {
      const path = pathOfWord(word.text, stood, program === word.text, pin);
      const message = path === undefined ? undefined : lookup.judge('path', path, onBranch('path', pin, lookup));
      if (message !== undefined) yield { rule: rules.name, file: page.file, line: word.line, column: word.column, message, name: path ?? '', fix: inline?.rewriter.at(word, movedWord([word], lookup)) };
    }
  }
}

/** What is wrong with the script command that `cilium-dbg shell` is told to run. */
function judgeShell([program = '', command, ...rest]: readonly string[], pin: Pin): string | undefined {
  if (command !== 'shell' || !program.startsWith('cilium')) return undefined;
  const start = rest.findIndex((word) => !word.startsWith('-'));
  return start === -1 ? undefined : judgeScript(rest.slice(start), pin, false);
}

/** The path in the tree that a word of a command plainly is, from the folder in which the shell stands. */
function pathOfWord(word: string, folder: string, isProgram: boolean, pin: Pin): string | undefined {
  if (folder === '') return pathOf(word, pin);
  const bare = word.replace(/^\.\//, '');
  const [first = ''] = bare.split('/');
  // Of what stands in the folder itself only a script is a name of the tree for sure: a program may be what the step before built.
  const isPlain = bare.includes('/') ? pin.tree.has(`${folder}/${first}`) : isProgram && word.startsWith('./') && /\.(?:sh|py|pl)$/.test(word);
  return isPlain ? pathOf(`${folder}/${bare}`, pin) : undefined;
}

/** The labels of the tabs around a place, from the first that opens. */
function tabsAround(page: Page, at: Position): string[] {
  return page.directives.flatMap(({ name, label, at: span }) => (name === 'tab' && label !== undefined && span.start.line < at.line && span.end.line >= at.line ? [label] : []));
}

/** The branch that the text in tabs is about: that of the tab whose label is a branch's name, else main. */
function branchOf(tabs: readonly string[], lookup: Lookup): Pin {
  const label = tabs.find((one) => lookup.pinOf(one) !== undefined);
  return (label === undefined ? undefined : lookup.pinOf(label)) ?? lookup.main;
}

/** What is wrong with a directive's attributes: one that does not exist would change nothing in silence. */
function judgeAttributes(kind: ReferenceKind, attributes: Readonly<Record<string, string>>): string | undefined {
  const taken = ['issue', 'pr', 'term'].includes(kind) ? [] : ['on', 'repo', ...(placed.has(kind) ? ['in'] : [])];
  const wrong = Object.keys(attributes).find((name) => !taken.includes(name));
  if (wrong === undefined) return undefined;
  return `":${kind}[…]" takes no attribute "${wrong}".${taken.length === 0 ? ' Remove it.' : ` It takes ${taken.join(', ')}.`}`;
}

/** Attributes that have a name verified against a stable branch, unless main has it too or it is the project's. */
function onBranch(kind: ReferenceKind, pin: Pin, lookup: Lookup): { on?: string } {
  return pin === lookup.main || ['team', 'label', 'slack', 'issue', 'pr', 'term'].includes(kind) ? {} : { on: pin.name };
}

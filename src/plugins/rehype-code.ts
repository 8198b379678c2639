import type { Element, ElementContent, Root } from 'hast';
import type { Plugin } from 'unified';
import { textOf } from './element-text.ts';
import { highlight } from './highlight.ts';
import { markCommand, markText, parameterNames } from './mark-parameters.ts';
import { isRootPrompt, parseSession } from './shell-session.ts';
import type { SessionPart } from './shell-session.ts';
import { walk } from './walk.ts';

export interface CodeOptions {
  /** Names of the placeholders for which a reader can set a value. */
  parameters: readonly string[];
}

/**
 * Renders code blocks at build time: colored, with the title of the fence, with controls that copy. In a
 * `shell-session` each prompt, command and output is an element of its own, so that only commands are selected and
 * copied; commands for root say so. What is titled "right" or "wrong" is an example and looks so. Placeholders are marked, in commands and in blocks of plain text. The page script
 * gives the controls their function (page-script/).
 */
const rehypeCode: Plugin<[CodeOptions], Root> = ({ parameters }) => {
  const names = parameters.length === 0 ? undefined : parameterNames(parameters);
  return (tree) => {
    walk(tree, (node, index, parent) => {
      if (node.type !== 'element') return undefined;
      if (node.tagName === 'p' || node.tagName === 'table') return 'skip';
      const code = node.tagName === 'pre' ? node.children[0] : undefined;
      if (code?.type !== 'element' || code.tagName !== 'code') return undefined;
      parent.children[index] = codeBlock(code, names);
      return 'skip';
    });
  };
};

export default rehypeCode;

function codeBlock(code: Element, names: RegExp | undefined): Element {
  const language = languageOf(code);
  const title = titleOf(code);
  const source = textOf(code).replace(/\n$/, '');
  const parts = language === 'shell-session' ? parseSession(source) : undefined;
  const { content, found } = parts === undefined ? plain(source, language, names) : session(parts, names);
  const root = rootMark(parts ?? []);
  const example = title === 'right' || title === 'wrong' ? [`code-${title}`] : [];
  return element('div', { className: ['code', ...(parts === undefined ? [] : ['code-session']), ...example] }, [
    ...(title === undefined ? [] : [element('div', { className: ['code-title'] }, [text(title)])]),
    ...(root === undefined ? [] : [element('div', { className: ['code-root'] }, [text(root)])]),
    element('pre', { tabIndex: 0, dataScrolls: '' }, [
      element('code', language === '' ? {} : { className: [`language-${language}`] }, content),
    ]),
    element('div', { className: ['code-controls'] }, [
      ...(found.length === 0 ? [] : [control({ className: ['code-values'] }, `Set ${list(found)}`)]),
      ...copyControls(parts),
    ]),
  ]);
}

interface Content {
  content: ElementContent[];
  /** Names of the placeholders in it. */
  found: string[];
}

function plain(source: string, language: string, names: RegExp | undefined): Content {
  const content = highlight(source, language);
  return names !== undefined && language === 'text' ? markText(content, names) : { content, found: [] };
}

function session(parts: readonly SessionPart[], names: RegExp | undefined): Content {
  const found = new Set<string>();
  const content = parts.flatMap(({ type, prompt, text: lines }, index): ElementContent[] => {
    const line = index === 0 ? [] : [text('\n')];
    if (type === 'output') return [...line, element('span', { className: ['sh-output'] }, [text(lines)])];
    const command = highlight(lines, 'bash');
    const marked = names === undefined ? { content: command, found: [] } : markCommand(command, lines, names);
    for (const name of marked.found) found.add(name);
    return [
      ...line,
      element('span', { className: ['sh-prompt', ...(isRootPrompt(prompt) ? ['sh-root'] : [])] }, [text(prompt)]),
      element('span', { className: ['sh-command'] }, marked.content),
    ];
  });
  return { content, found: [...found] };
}

/** Says which commands are for root, if any are. */
function rootMark(parts: readonly SessionPart[]): string | undefined {
  const commands = parts.filter(({ type }) => type === 'command');
  const forRoot = commands.filter(({ prompt }) => isRootPrompt(prompt));
  if (forRoot.length === 0) return undefined;
  return forRoot.length === commands.length ? 'Run as root' : 'Run what follows # as root';
}

function copyControls(parts: readonly SessionPart[] | undefined): Element[] {
  const hasOutput = parts?.some(({ type }) => type === 'output') === true;
  if (parts?.some(({ type }) => type === 'command') !== true) return [control(copies('all'), 'Copy')];
  return [
    control(copies('commands'), hasOutput ? 'Copy commands' : 'Copy'),
    ...(hasOutput ? [control(copies('all'), 'Copy with output')] : []),
  ];
}

const copies = (what: 'commands' | 'all'): Element['properties'] => ({ className: ['code-copy'], dataCopy: what });

const list = (names: readonly string[]): string => names.join(', ').replace(/, ([^,]*)$/, ' and $1');

const control = (does: Element['properties'], label: string): Element =>
  element('button', { type: 'button', ...does, ariaLabel: label, title: label }, []);

function languageOf(code: Element): string {
  const { className } = code.properties;
  const names = Array.isArray(className) ? className.map(String) : [];
  return names.find((name) => name.startsWith('language-'))?.slice('language-'.length) ?? '';
}

function titleOf(code: Element): string | undefined {
  const meta = code.properties.metastring ?? code.data?.meta;
  return typeof meta === 'string' ? /\btitle=(?:"([^"]*)"|'([^']*)')/.exec(meta)?.slice(1).find(Boolean) : undefined;
}

const text = (value: string): ElementContent => ({ type: 'text', value });

const element = (tagName: string, properties: Element['properties'], children: ElementContent[]): Element =>
  ({ type: 'element', tagName, properties, children });

import type { Element, ElementContent, Root } from 'hast';
import type { Plugin } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { textOf } from './element-text.ts';
import { highlight } from './highlight.ts';
import { parseSession } from './shell-session.ts';

/**
 * Renders code blocks at build time: colored, with the title of the fence, with controls that copy. In a
 * `shell-session` each prompt, command and output is an element of its own, so that only commands are selected and
 * copied. The page script gives the controls their function (page-script/copy.ts).
 */
const rehypeCode: Plugin<[], Root> = () => (tree) => {
  visit(tree, 'element', (node, index, parent) => {
    const code = node.tagName === 'pre' ? node.children[0] : undefined;
    if (code?.type !== 'element' || code.tagName !== 'code' || parent === undefined || index === undefined) return;
    parent.children[index] = codeBlock(languageOf(code), textOf(code).replace(/\n$/, ''), titleOf(code));
    return SKIP;
  });
};

export default rehypeCode;

function codeBlock(language: string, code: string, title: string | undefined): Element {
  const session = language === 'shell-session';
  const parts = session ? parseSession(code) : [];
  const hasOutput = parts.some(({ type }) => type === 'output');
  const content = session
    ? parts.flatMap((part, index) => [...(index === 0 ? [] : [text('\n')]), ...sessionPart(part)])
    : highlight(code, language);
  const controls = session && parts.some(({ type }) => type === 'command')
    ? [control('commands', hasOutput ? 'Copy commands' : 'Copy'), ...(hasOutput ? [control('all', 'Copy with output')] : [])]
    : [control('all', 'Copy')];
  return element('div', { className: ['code', ...(session ? ['code-session'] : [])] }, [
    ...(title === undefined ? [] : [element('div', { className: ['code-title'] }, [text(title)])]),
    element('pre', { tabIndex: 0, dataScrolls: '' }, [
      element('code', language === '' ? {} : { className: [`language-${language}`] }, content),
    ]),
    element('div', { className: ['code-controls'] }, controls),
  ]);
}

function sessionPart({ type, prompt, text: lines }: ReturnType<typeof parseSession>[number]): ElementContent[] {
  if (type === 'output') return [element('span', { className: ['sh-output'] }, [text(lines)])];
  return [
    element('span', { className: ['sh-prompt'] }, [text(prompt)]),
    element('span', { className: ['sh-command'] }, highlight(lines, 'bash')),
  ];
}

const control = (what: 'commands' | 'all', label: string): Element =>
  element('button', { type: 'button', className: ['code-copy', `code-copy-${what}`], dataCopy: what, ariaLabel: label, title: label }, []);

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

import type { ElementContent, Root } from 'hast';
import type { Plugin } from 'unified';
import { walk } from './walk.ts';

/** Code up to this length stays in one piece, and so does each part of longer code: it fits into the first column of a table on a phone. */
const longest = 16;

/** With a part longer than this one, code breaks anywhere rather than widen a table or a phone's line. */
const longestWhole = 32;

/**
 * Lets long inline code, such as a path, a command or a nameInOneWord, break between its parts: so a narrow column does
 * not cut its words, and a table's column is as wide as the longest part. A part with a hyphen is an element, in which css/tables.css forbids
 * a break: only Chromium would break at <wbr> in code that is in one line as a whole.
 */
const rehypeInlineCode: Plugin<[], Root> = () => (tree) => {
  walk(tree, (node) => {
    if (node.type !== 'element') return undefined;
    if (node.tagName === 'pre') return 'skip';
    const [text, ...others] = node.children;
    if (node.tagName !== 'code' || text?.type !== 'text' || others.length > 0 || text.value.length <= longest) return undefined;
    const pieces = parts(text.value);
    if (pieces.length === 1 || pieces.some(({ length }) => length > longestWhole)) node.properties.className = ['code-long'];
    node.children = pieces.flatMap((part, index): ElementContent[] => [
      ...(index === 0 ? [] : [{ type: 'element' as const, tagName: 'wbr', properties: {}, children: [] }]),
      /\w-\w/.test(part) ? { type: 'element', tagName: 'span', properties: {}, children: [{ type: 'text', value: part }] } : { type: 'text', value: part },
    ]);
    return 'skip';
  });
};

export default rehypeInlineCode;

function parts(code: string): string[] {
  return code
    .split(/(?<=[\w)\]}>"][/._:=,@|])(?<!\d\.(?=\d))(?=[\w"])|(?<=[a-z]{2})(?=[A-Z][A-Za-z]{2})|(?<=[A-Z]{2})(?=[A-Z][a-z]{2})|(?<= )(?=\S)/)
    .flatMap((part) => (part.length > longest ? part.split(/(?<=\w-)(?=[a-z])/) : [part]));
}

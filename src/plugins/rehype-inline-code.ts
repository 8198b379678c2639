import type { ElementContent, Root } from 'hast';
import type { Plugin } from 'unified';
import { CONTINUE, SKIP, visit } from 'unist-util-visit';

/** Shorter code stays in one piece. */
const longest = 18;

/** Lets long inline code, such as a path or a nameInOneWord, break between its parts: so a narrow column does not cut its words. */
const rehypeInlineCode: Plugin<[], Root> = () => (tree) => {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'pre') return SKIP;
    const [text, ...others] = node.children;
    if (node.tagName !== 'code' || text?.type !== 'text' || others.length > 0 || text.value.length <= longest) return CONTINUE;
    node.children = text.value.split(/(?<=[\w)\]}>][/._:=,@])(?=\w)|(?<=[a-z]{2})(?=[A-Z][a-z]{2})/).flatMap((part, index): ElementContent[] => [
      ...(index === 0 ? [] : [{ type: 'element' as const, tagName: 'wbr', properties: {}, children: [] }]),
      { type: 'text', value: part },
    ]);
    return SKIP;
  });
};

export default rehypeInlineCode;

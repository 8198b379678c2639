import { visit } from 'unist-util-visit';
import type { Draft } from '../finding.ts';
import type { PageRule } from '../rule.ts';
import { startOf } from './flow.ts';

/** Words for the picture itself, which say nothing of what it shows. */
const empty = /^(?:an? |the |this )?(?:image|picture|photo|figure|fig|screenshot|screen shot|diagram|chart|graph|drawing|illustration|logo|alt|alt text|todo|untitled)(?: \d+)?\.?$/i;

const fileName = /^[\w./-]+\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

/** Alternative texts that name the picture or its file in place of what it shows. A missing one is markdownlint's to find. */
export const emptyAlternative: PageRule = {
  id: 'style/empty-alternative',
  severity: 'error',
  *check({ markdown, page }) {
    const judge = (text: string, at: { line: number; column: number }): Draft[] =>
      empty.test(text.trim()) || fileName.test(text.trim()) ? [{ rule: this.id, ...at, message: `"${text.trim()}" does not say what the picture shows. Write what a reader learns from it.` }] : [];
    const found: Draft[] = [];
    visit(markdown.tree, ['image', 'imageReference'], (node) => {
      if ('alt' in node) found.push(...judge(node.alt ?? '', startOf(node)));
    });
    for (const { name, label, at } of page.directives) if (name === 'diagram') found.push(...judge(label ?? '', at.start));
    yield* found;
  },
};

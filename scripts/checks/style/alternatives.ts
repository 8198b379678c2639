import type { PageRule } from '../rule.ts';

/** Words for the picture itself, which say nothing of what it shows. */
const empty = /^(?:an? |the |this )?(?:image|picture|photo|figure|fig|screenshot|screen shot|diagram|chart|graph|drawing|illustration|logo|alt|alt text|todo|untitled)(?: \d+)?\.?$/i;

const fileName = /^[\w./-]+\.(?:avif|gif|jpe?g|png|svg|webp)$/i;

/** Alternative texts that name the picture or its file in place of what it shows. A missing one is markdownlint's to find. */
export const emptyAlternative: PageRule = {
  id: 'style/empty-alternative',
  severity: 'error',
  *check({ page }) {
    const pictures = page.links.filter(({ kind }) => kind === 'image').map(({ text, at }) => ({ text, at }));
    const diagrams = page.directives.filter(({ name }) => name === 'diagram').map(({ label = '', at }) => ({ text: label, at: at.start }));
    for (const { text: raw, at } of [...pictures, ...diagrams]) {
      const text = raw.trim();
      if (empty.test(text) || fileName.test(text)) yield { rule: this.id, ...at, message: `"${text}" does not say what the picture shows. Write what a reader learns from it.` };
    }
  },
};

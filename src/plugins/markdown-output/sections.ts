import * as z from 'zod';

/** One section of a page. */
const sectionSchema = z.object({
  url: z.string().describe('Address in full, with the section\'s id'),
  title: z.string(),
  page: z.string().describe('Title of the page'),
  area: z.string().describe('First part of the page\'s address'),
  text: z.string().describe('How the section begins, as plain text of at most 300 characters; empty for one that holds further sections alone'),
});

export const sectionsSchema = z
  .object({ $schema: z.string(), sections: z.array(sectionSchema) })
  .describe('Every section of every page of the portal, in the order of the side menus');

export type SectionRecord = z.infer<typeof sectionSchema>;

/** The text of sections.json. */
export function sectionsText(sections: SectionRecord[]): string {
  const file: z.infer<typeof sectionsSchema> = { $schema: './sections.schema.json', sections };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/** The text of the JSON Schema beside it. */
export function sectionsSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(sectionsSchema), null, 1)}\n`;
}

/** Longest text of a section, in UTF-16 units. */
const longest = 300;

/** How a section's Markdown begins, as plain text. */
export function excerptOf(markdown: string): string {
  const plain = markdown
    .replace(/^[\s>]*(?:`{3,}|~{3,}).*$/gm, '')
    .replace(/^[\s>]*\|?[\s|:-]*-{3,}[\s|:-]*$/gm, '')
    .replace(/^\[[^\]]+\]: \S+$/gm, '')
    .replace(/^[\s>]*(?:[-*+]|\d+[.)])\s+(?:\[[ x]\]\s+)?/gm, '')
    .replace(/^[\s>]*>\s?(?:\[!\w+\])?/gm, '')
    .replace(/!?\[((?:[^[\]]|\[[^\]]*\])*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)|\[[^\]]*\])/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, ' ')
    .replace(/(?<!\\)\|/g, ' ')
    .replace(/\*\*|(?<!\\)`+/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= longest) return plain;
  const cut = plain.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).trimEnd()}…`;
}

import type { Page } from '../pages/page.ts';

/** The parts of a page that tell what a section says. */
export type Wording = Pick<Page, 'headings' | 'prose' | 'fences' | 'inlineCode'>;

/** The words of each section of a page by its id, up to the next heading of any level and without its own. */
export function sectionWords({ headings, prose, fences, inlineCode }: Wording): Map<string, ReadonlySet<string>> {
  const pieces = [
    ...prose.map(({ text, at }) => ({ text, line: at.line })),
    ...fences.map(({ value, at }) => ({ text: value, line: at.start.line })),
    ...inlineCode.map(({ value, at }) => ({ text: value, line: at.line })),
  ];
  const words = new Map<string, ReadonlySet<string>>();
  headings.forEach(({ id, at }, index) => {
    const end = headings[index + 1]?.at.start.line ?? Infinity;
    const inside = pieces.filter(({ line }) => line > at.end.line && line < end);
    if (id !== undefined) words.set(id, new Set(inside.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])));
  });
  return words;
}

/** How much two sets of words have in common, from 0 to 1: what is in both of what is in either. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

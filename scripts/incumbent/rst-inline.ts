/** What inline markup adds to a document's ids: of a link and a footnote mark the id is taken, of a target it is in the page as well. */
export type InlineMark = { readonly kind: 'link' | 'target'; readonly name: string } | { readonly kind: 'footnote' };

const marks = /``[\s\S]*?``|:[\w:+.-]+:`[^`]*`|_`(?<target>[^`]+)`|`(?<link>[^`<]*?)\s*<[^`>]+>`_(?!_)|`[^`]*`_{0,2}|\[(?:#[\w-]*|\*|\d+)\]_(?<footnote>)/g;

/** The links with a name (`` `name <uri>`_ ``), inline targets and footnote marks of a text, in order. */
export function inlineMarks(text: string): InlineMark[] {
  return [...text.matchAll(marks)].flatMap(({ groups }): InlineMark[] => {
    if (groups?.target !== undefined) return [{ kind: 'target', name: groups.target }];
    if (groups?.link !== undefined) return [{ kind: 'link', name: groups.link }];
    return groups?.footnote === undefined ? [] : [{ kind: 'footnote' }];
  });
}

/** A title's words as docutils has them when it makes the id: roles and links show their text, quotes of code go. */
export function plainTitle(text: string): string {
  return text
    .replace(/``([\s\S]*?)``/g, '$1')
    .replace(/(?::[\w:+.-]+:)?`([^`<]*?)\s*(?:<[^`>]*>)?`_{0,2}/g, '$1')
    .replace(/\|([^|\s][^|]*)\|_{0,2}/g, '$1')
    .replace(/\*{1,2}([^*]+)\*{1,2}/g, '$1')
    .replace(/\\(.)/g, '$1')
    .trim();
}

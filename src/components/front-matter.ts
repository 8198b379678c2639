/** The fields of a page's front matter that are ours. The check judges them: here what is no text is absent. */
export interface PortalFrontMatter {
  /** What a reader does with the page: concept, task, tutorial or reference. */
  type: string | undefined;
  /** The channel where its subject is at home, without #. */
  slack: string | undefined;
  /** Whether the page is written by a program. */
  generated: boolean;
  /** The file to edit in place of the page, from the project's root. */
  edit: string | undefined;
}

/** Reads our fields from front matter. */
export function portalFrontMatter(frontMatter: object): PortalFrontMatter {
  const fields = new Map<string, unknown>(Object.entries(frontMatter));
  const text = (name: string): string | undefined => {
    const value = fields.get(name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  return { type: text('type'), slack: text('slack'), generated: fields.get('generated') === true, edit: text('edit') };
}

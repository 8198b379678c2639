/** The place that a report is about. */
export interface ReportedPlace {
  /** The page's title. */
  readonly page: string;
  readonly address: string;
  /** The title of the section. Without it the report ends at the word, for whoever knows the section to add it. */
  readonly section?: string;
  /** The commit of Cilium that the names in the pages were checked against. */
  readonly pin: string;
}

/** The address of a new issue in the repository, filled in as far as we know. */
export function reportAddress(repository: string, { page, address, section = '', pin }: ReportedPlace): string {
  const title = section === '' ? `${page}: ` : `${page}, ${section}: `;
  const body = `What is wrong, or missing?\n\n\n\nPage: ${address}\nChecked against: ${pin}\nSection: ${section}`;
  const encoded = Object.entries({ title, body }).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `${repository}/issues/new?${encoded.join('&')}`;
}

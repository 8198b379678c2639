/** What the part `search` is bundled with. */
export interface SearchData {
  /** The path of the site, with slashes at both ends. */
  readonly baseUrl: string;
  readonly repository: string;
  readonly slack: string;
  /** The commit of Cilium that the pages were checked against. */
  readonly pin: string;
  readonly areas: readonly { readonly id: string; readonly label: string }[];
}

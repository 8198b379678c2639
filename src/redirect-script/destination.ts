/** What an address has beside the target when a reader is sent on. */
export interface Arrival {
  /** The path of our site, with slashes at both ends. */
  readonly base: string;
  /** The query of the address that the reader came by, as the browser has it. */
  readonly search: string;
  /** The branch whose documentation the address belonged to; undefined where it was main's. */
  readonly branch?: string | undefined;
}

/** The address, on this host, of a target below our site's base: with the reader's query, and the branch where the text is not for it. */
export function destination(target: string, { base, search, branch }: Arrival): string {
  const hash = target.indexOf('#');
  const [page, fragment] = hash === -1 ? [target, ''] : [target.slice(0, hash), target.slice(hash)];
  const given = search.replace(/^\?/, '');
  const added = branch === undefined || new URLSearchParams(given).has('branch') ? '' : `branch=${branch}`;
  const query = [given, added].filter((part) => part !== '').join('&');
  return `${base}${page.slice(1)}${query === '' ? '' : `?${query}`}${fragment}`;
}

/** The branch that a version of the old documentation was made from, if it is a stable one. `stable` is the newest of those. */
export function branchOf(version: string, stable: string | undefined): string | undefined {
  return version === 'stable' ? stable : /^v\d+\.\d+$/.exec(version)?.[0];
}

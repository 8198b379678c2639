/** A link to a file, folder or line of cilium/cilium on GitHub. */
export interface UpstreamAddress {
  readonly view: 'blob' | 'tree' | 'raw';
  /** What follows the view, decoded: the ref, which may hold slashes, and the path. */
  readonly rest: string;
  readonly lines: { readonly first: number; readonly last: number } | undefined;
}

/** Ways in which GitHub shows a file, by what they need at the path. */
const views: ReadonlyMap<string, UpstreamAddress['view']> = new Map([['blob', 'blob'], ['tree', 'tree'], ['raw', 'raw'], ['blame', 'blob'], ['edit', 'blob']]);

/** Reads the address of a link; undefined where it leads elsewhere. Names of owners and repositories may be written in any case. */
export function upstreamAddress(link: string): UpstreamAddress | undefined {
  if (!URL.canParse(link)) return undefined;
  const { hostname, pathname, hash } = new URL(link);
  const [owner = '', name = '', ...parts] = pathname.split('/').slice(1);
  if (`${owner}/${name}`.toLowerCase() !== 'cilium/cilium') return undefined;
  const host = hostname.toLowerCase();
  const view = host === 'raw.githubusercontent.com' ? 'raw' : /^(?:www\.)?github\.com$/.test(host) ? views.get(parts.shift() ?? '') : undefined;
  if (view === undefined || parts.join('') === '') return undefined;
  const [, first, last] = /^#L(\d+)(?:C\d+)?(?:-L(\d+)(?:C\d+)?)?$/.exec(hash) ?? [];
  return {
    view,
    rest: decodePath(parts.join('/')).replace(/^refs\/(?:heads|tags)\//, '').replace(/\/+$/, ''),
    lines: first === undefined ? undefined : { first: Number(first), last: Number(last ?? first) },
  };
}

/** A path of an address as it is meant; as written where its escapes are broken. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Such a link has a finding of its own.
    return path;
  }
}

/** Where the portal is served. */
export interface SiteAddress {
  /** Scheme and host: `https://cilium.github.io`. */
  readonly url: string;
  /** Path, with slashes at both ends. */
  readonly baseUrl: string;
}

/** The forms in which a page of ours is served beside the folder. */
const forms = /(?:\/index)?\.(?:html|md)$/;

/**
 * Brings a link to a page of ours into the form of the ledger, `/area/page/#section`: an address with or without scheme and host, or a path
 * with or without the site's base; a query goes. Undefined for a link to another host, and for what is no address.
 */
export function ownAddress(link: string, { url, baseUrl }: SiteAddress): string | undefined {
  const { host } = new URL(url);
  const text = link.trim();
  const full = text === host || text.startsWith(`${host}/`) ? `//${text}` : text;
  if (full === '' || (!/^(?:https?:)?\/\//i.test(full) && /^(?:[a-z][a-z0-9+.-]*:|[?#])/i.test(full))) return undefined;
  const based = /^(?:https?:)?\/\//i.test(full) ? full : `/${full.replace(/^\/+/, '')}`;
  if (!URL.canParse(based, url)) return undefined;
  const target = new URL(based, url);
  if (target.host !== host) return undefined;
  const path = target.pathname.startsWith(baseUrl) ? target.pathname.slice(baseUrl.length - 1) : target.pathname;
  return `${`${path.replace(forms, '')}/`.replace(/\/{2,}/g, '/')}${target.hash === '#' ? '' : decode(target.hash)}`;
}

function decode(hash: string): string {
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}

import { PortalError } from '../../scripts/errors.ts';

/** Where the site is served: `PORTAL_SITE_URL` (scheme and host) and `PORTAL_BASE_URL` (path), or GitHub Pages' root. */
export interface SiteAddress {
  url: string;
  baseUrl: string;
}

/**
 * Reads the site's address from the environment. A path may lack its outer slashes.
 * Throws a PortalError that names the variable when its value is not an address.
 */
export function siteAddress(environment: Readonly<Record<string, string | undefined>>): SiteAddress {
  const url = environment.PORTAL_SITE_URL || 'https://cilium.github.io';
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol) || parsed.pathname !== '/' || parsed.search !== '' || parsed.hash !== '') {
    throw new PortalError(
      `PORTAL_SITE_URL is "${url}": expected a scheme and a host, such as https://cilium.github.io. The path goes into PORTAL_BASE_URL.`,
    );
  }
  const path = environment.PORTAL_BASE_URL || '/';
  if (!/^[\w./~-]+$/.test(path)) {
    throw new PortalError(`PORTAL_BASE_URL is "${path}": expected a path of letters, digits, dots, dashes and slashes, such as /portal/.`);
  }
  const inner = path.replace(/^\/+|\/+$/g, '');
  return { url: parsed.origin, baseUrl: inner === '' ? '/' : `/${inner}/` };
}

/** Address of the site without its path: `PORTAL_SITE_URL`, read at build and by messages that link to a help page. */
export const siteUrl = process.env['PORTAL_SITE_URL'] ?? 'https://cilium.github.io';

/** Path below which the site is served, with slashes at both ends: `PORTAL_BASE_URL`. */
export const baseUrl = process.env['PORTAL_BASE_URL'] ?? '/';

/** Address of a rule's section in its family's help page. */
export function helpUrl(rule: string): string {
  const [family = '', name = ''] = rule.split('/');
  return `${siteUrl}${baseUrl}documentation/rules/${family}/#${name}`;
}

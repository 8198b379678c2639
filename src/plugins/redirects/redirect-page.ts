import type { SiteAddress } from '../../../scripts/links/own-address.ts';
import { splitAddress } from '../../../scripts/permalinks/redirects.ts';
import { destination } from '../../redirect-script/destination.ts';
import type { Lead } from './plan.ts';
import { escape, scriptTag } from './tags.ts';

/** What all redirect pages of a site share. */
export interface RedirectPageContext extends SiteAddress {
  /** Addresses of the script, of the folder of the guides and of the icon, on this host. */
  readonly script: string;
  readonly guides: string;
  readonly icon: string;
  /** The newest stable branch. */
  readonly stable: string | undefined;
  /** The stable branches whose names are compared with main's. */
  readonly compared: readonly string[];
  /** Whether the portal has the page that compares the branches. */
  readonly changes: boolean;
}

/**
 * A page that stands where another one was. Without JavaScript it leads to the page that took its place at once, and says whom the text is
 * for; with it, the script knows where each section went.
 */
export function redirectPage({ to, title, branch, guide }: Lead, { url, baseUrl, script, guides, icon, stable, compared, changes }: RedirectPageContext): string {
  const target = destination(to, { base: baseUrl, search: '', branch });
  const settings = { base: baseUrl, to, guide: `${guides}${guide}.json`, ...(branch !== undefined && stable !== undefined && { stable }) };
  const differences = changes ? ` <a href="${baseUrl}reference/changes/">What differs between the branches</a>.` : '';
  const about = branch === undefined
    ? ''
    : `<p>The old page was about Cilium ${branch}. The text that took its place is written for main, where pull requests go${compared.includes(branch) ? `, and marks names that ${branch} lacks` : ''}.${differences}</p>\n`;
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escape(title)}</title>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="${icon}">
<link rel="canonical" href="${escape(`${url}${baseUrl}${splitAddress(to).page.slice(1)}`)}">
<noscript><meta http-equiv="refresh" content="0; url=${escape(target)}"></noscript>
${scriptTag(script, settings)}
<main>
<h1>This page has moved</h1>
<p>It is now at <a href="${escape(target)}">${escape(title)}</a>.</p>
${about}</main>
`;
}

import path from 'node:path';
import type { Draft } from '../finding.ts';
import type { Link, Page, Position } from '../../pages/page.ts';
import { siteUrl, baseUrl } from '../../site/settings.ts';
import { blocksOf } from '../style/blocks.ts';
import type { PageInput, PageRule, Site, SiteRule } from '../rule.ts';
import { closest } from '../../text/closest.ts';

const scheme = /^[a-z][a-z0-9+.-]*:/i;
const plainSchemes = new Set(['http:', 'https:', 'mailto:']);

/** An address that does not parse; Docusaurus stops at one without saying where. */
export const invalidUrl: PageRule = {
  id: 'links/invalid-url',
  severity: 'error',
  breaksBuild: true,
  *check(input) {
    const { page } = input;
    for (const { url, at } of addressesWithSpaces(input)) yield { rule: this.id, ...at, message: `"${url}" is not an address: it has a space. Mend it, or write an example in backticks.` };
    for (const link of page.links) {
      if (!scheme.test(link.url) && !link.url.startsWith('//')) continue;
      const problem = problemOf(link.url);
      if (problem !== undefined) yield { rule: this.id, ...link.at, message: `"${link.url}" is not an address: ${problem}. Mend it, or write an example in backticks.` };
    }
  },
};

/** Addresses of the web with a space in them, which make the brackets around them no link; up to the space one may be taken for a bare link. */
function* addressesWithSpaces(input: PageInput): Iterable<{ readonly url: string; readonly at: Position }> {
  let lines: string[] | undefined;
  for (const block of blocksOf(input)) {
    for (const { 0: found, index } of block.text.matchAll(/\]\(<?(?=(?:https?:|mailto:|\uFFFC)[^)]* [^)]*\))/g)) {
      const at = block.at(index + found.length);
      const url = /^(?:https?:|mailto:)[^\s)>]* [^)"'>]*/.exec(((lines ??= input.source.split('\n'))[at.line - 1] ?? '').slice(at.column - 1))?.[0];
      if (url !== undefined) yield { url, at };
    }
  }
}

function problemOf(url: string): string | undefined {
  if (url.startsWith('//')) return 'it has no scheme';
  try {
    const { protocol, hostname, pathname } = new URL(url);
    if (!plainSchemes.has(protocol)) return `expected http, https or mailto, found "${protocol.slice(0, -1)}"`;
    if (protocol === 'mailto:') return /^[^\s@]+@[^\s@]+$/.test(decodeURI(pathname)) ? undefined : 'it names no mailbox';
    if (hostname === '') return 'it has no host';
    if (/^\.|\.\./.test(hostname)) return 'its host has an empty part';
    decodeURI(url);
    return undefined;
  } catch {
    return 'it cannot be parsed';
  }
}

/** Links inside the site: the file, the page and the anchor must exist. */
export const deadLink: SiteRule = {
  id: 'links/dead',
  severity: 'error',
  check: (site) => site.pages.flatMap((page) => page.links.filter(isInternal).flatMap((link) => judge(site, page, link))),
};

/** A link to a page by its address breaks when the page moves; one to its file is rewritten. Found together with dead links. */
export const linkByFile: SiteRule = { id: 'links/by-file', severity: 'error', check: () => [] };

function isInternal(link: Link): boolean {
  return link.url.startsWith(siteUrl + baseUrl) || !scheme.test(link.url) && !link.url.startsWith('//') && link.url !== '';
}

type Located = Draft & { readonly file: string };

function judge(site: Site, page: Page, link: Link): Located[] {
  const report = (rule: string) => (message: string): Located[] => [{ rule, file: page.file, ...link.at, message }];
  const say = report(deadLink.id);
  const sayForm = report(linkByFile.id);
  const [target, fragment] = split(link.url.startsWith(siteUrl + baseUrl) ? `/${link.url.slice((siteUrl + baseUrl).length)}` : link.url);
  if (target === '') return judgeAnchor(page, page, fragment, say);
  let decoded: string;
  try {
    decoded = decodeURIComponent(target);
  } catch {
    return say(`"${target}" has a broken % escape. Write it without.`);
  }
  if (decoded.startsWith('/')) {
    if (link.kind === 'image') return site.exists(`static${decoded}`) ? [] : say(`There is no static${decoded}.`);
    const other = site.byUrl.get(decoded.endsWith('/') ? decoded : `${decoded}/`);
    if (other) return sayForm(`"${link.url}" is an address, which a move of the page would break. Link to the file: ${relative(page, other)}${fragment === undefined ? '' : `#${fragment}`}.`);
    return site.exists(`static${decoded}`) ? [] : say(`No page and no file in static/ has the address "${decoded}".${suggest(decoded, [...site.byUrl.keys()])}`);
  }
  const file = path.posix.normalize(path.posix.join(path.posix.dirname(page.file), decoded));
  if (!/^(docs|static)(\/|$)/.test(file)) return say(`"${target}" leads out of the site. Link to files of the portal on GitHub.`);
  const other = site.byFile.get(file);
  if (other) return judgeAnchor(page, other, fragment, say);
  if (link.kind !== 'image' && !/\.[a-z0-9]+$/i.test(file)) {
    const meant = site.byFile.get(`${file.replace(/\/$/, '')}.md`) ?? site.byFile.get(`${file.replace(/\/$/, '')}/index.md`);
    if (meant) return sayForm(`"${target}" is not a file. Link to the page's file: ${relative(page, meant)}.`);
  }
  if (site.exists(file)) return [];
  const candidates = [...site.byFile.values()].map((candidate) => relative(page, candidate));
  return say(`There is no file ${file}.${suggest(target, candidates)}`);
}

function judgeAnchor(from: Page, to: Page, fragment: string | undefined, say: (message: string) => Located[]): Located[] {
  if (fragment === undefined || fragment === '') return [];
  let id: string;
  try {
    id = decodeURIComponent(fragment);
  } catch {
    return say(`"#${fragment}" has a broken % escape. Write it without.`);
  }
  if (to.ids.some((known) => known.id === id)) return [];
  const where = from === to ? 'this page' : to.file;
  return say(`There is no section "#${id}" on ${where}.${suggest(id, to.ids.map((known) => known.id), '#')}`);
}

function split(url: string): [string, string | undefined] {
  const hash = url.indexOf('#');
  const [address = ''] = (hash === -1 ? url : url.slice(0, hash)).split('?');
  return [address, hash === -1 ? undefined : url.slice(hash + 1)];
}

function relative(from: Page, to: Page): string {
  return path.posix.relative(path.posix.dirname(from.file), to.file);
}

function suggest(wrong: string, candidates: readonly string[], prefix = ''): string {
  const near = closest(wrong, candidates);
  return near === undefined ? '' : ` Did you mean "${prefix}${near}"?`;
}

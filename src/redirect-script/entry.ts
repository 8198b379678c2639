import { resolveAnchor, type Guide } from '../../scripts/incumbent/guide.ts';
import { parseOldAddress } from '../../scripts/incumbent/resolve.ts';
import { branchOf, destination } from './destination.ts';

// Sends readers of addresses that were published before on, in one hop. The element that loads it says what the page is:
// - a page that moved: `to`, and `guide`, the address of what is known of its sections;
// - 404.html: `pages`, the pages of the old documentation, and `guides`, the folder of what is known of them;
// - a live page with sections that moved to others: `moved`, where each is now.

interface Settings {
  base?: string;
  to?: string;
  guide?: string;
  pages?: string;
  guides?: string;
  stable?: string;
  moved?: string;
}

const settings: Settings = document.currentScript?.dataset ?? {};
const base = settings.base ?? '/';

if (settings.moved !== undefined) sendSectionsOn(JSON.parse(settings.moved) as Record<string, string>);
else if (settings.pages !== undefined) rescue(settings.pages.split(' '));
else if (settings.to !== undefined) leadFrom(settings.to, settings.guide ?? '');

function leadFrom(to: string, guide: string): void {
  if (location.hash.length < 2) replaceWith(to);
  else readGuide(guide).then((known) => { replaceWith(resolveAnchor(known, location.hash.slice(1)).url); }, () => { replaceWith(to); });
}

/** Versions of the old documentation that have no pages of their own are met here. */
function rescue(pages: readonly string[]): void {
  const old = version() === undefined ? undefined : parseOldAddress(location.pathname.slice(base.length - 1));
  if (old === undefined || !pages.includes(old.page)) return;
  const { style } = document.documentElement;
  style.visibility = 'hidden';
  readGuide(`${settings.guides ?? ''}${old.page}.json`).then(
    (guide) => { replaceWith(resolveAnchor(guide, location.hash.slice(1)).url); },
    () => { style.visibility = ''; },
  );
}

function sendSectionsOn(moved: Readonly<Record<string, string>>): void {
  const page = location.pathname;
  const look = (): void => {
    const id = decode(location.hash.slice(1));
    const target = location.pathname === page && Object.hasOwn(moved, id) ? moved[id] : undefined;
    if (target !== undefined) replaceWith(target);
  };
  look();
  addEventListener('hashchange', look);
}

/** In place of this page in the browser's history: "back" leads to where the reader came from. */
function replaceWith(target: string): void {
  location.replace(destination(target, { base, search: location.search, branch: branchOf(version() ?? '', settings.stable) }));
}

/** The version in an address of the old documentation. */
function version(): string | undefined {
  return location.pathname.startsWith(`${base}en/`) ? location.pathname.slice(base.length).split('/')[1] : undefined;
}

async function readGuide(address: string): Promise<Guide> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(address);
  return await response.json() as Guide;
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

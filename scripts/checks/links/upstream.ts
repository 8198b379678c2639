import type { Link, Page } from '../../pages/page.ts';
import type { Lookup } from '../../references/lookup.ts';
import { upstreamAddress, type UpstreamAddress } from '../../links/upstream-address.ts';
import { closest } from '../../text/closest.ts';
import { BRANCHES_FILE } from '../../upstream/branches.ts';
import type { Pin } from '../../upstream/pin.ts';
import { KEPT_VENDOR } from '../../upstream/tree.ts';
import type { Draft } from '../finding.ts';
import { lookupOf } from '../lookup-of.ts';
import type { Site, SiteRule } from '../rule.ts';

type Located = Draft & { readonly file: string };

const repository = 'https://github.com/cilium/cilium';

/** A link to a file, a folder or a line of cilium/cilium that the pins say is not there. It asks no other server. */
export const upstreamLink: SiteRule = {
  id: 'links/upstream',
  severity: 'error',
  async check(site) {
    if (!site.exists(BRANCHES_FILE)) return [];
    const findings: Located[] = [];
    for (const page of site.pages) {
      if (page.frontMatter.generated !== true) findings.push(...(await site.memory.page('upstream-links', page, () => judgeLinks(site, page))));
    }
    return findings;
  },
};

function judgeLinks(site: Site, page: Page): Located[] {
  return page.links.flatMap((link) => {
    const address = upstreamAddress(link.url);
    if (address === undefined) return [];
    // The pins are read only where there is something to look up.
    const problems = site.memory.sayings(upstreamLink.id, link.url, () => {
      const problem = problemOf(address, lookupOf(site));
      return problem === undefined ? [] : [problem];
    });
    return problems.map((problem) => findingOf(page, link, problem));
  });
}

/** Whether the pins say what is at an address, so that nobody needs to ask GitHub. */
export function isPinned({ rest }: UpstreamAddress, lookup: Lookup): boolean {
  return refOf(rest.split('/')[0] ?? '', lookup).kind === 'pinned';
}

function findingOf(page: Page, { at }: Link, message: string): Located {
  return { rule: upstreamLink.id, file: page.file, ...at, message };
}

/** A branch, which moves, or a commit whose tree a pin has. */
interface Pinned {
  readonly kind: 'pinned';
  readonly pin: Pin;
  readonly name: string;
  readonly moves: boolean;
}

/** What a ref in an address stands for. */
type Ref =
  | Pinned
  /** A tag, a commit or the branch of a release without a pin: only GitHub knows, and `links/external` asks it. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unknown'; readonly name: string };

function problemOf({ view, rest, lines }: UpstreamAddress, lookup: Lookup): string | undefined {
  const [first = ''] = rest.split('/');
  const ref = refOf(first, lookup);
  if (ref.kind === 'elsewhere') return undefined;
  const known = ['main', ...[...lookup.stable].map(({ name }) => name)];
  if (ref.kind === 'unknown') {
    const near = closest(ref.name, known);
    return `"${ref.name}" is none of Cilium's branches that have a pin (${known.join(', ')}), no release, no tag and no commit.${near === undefined ? '' : ` Did you mean "${near}"?`} Link to one of them.`;
  }
  const { pin, name } = ref;
  const path = rest.slice(first.length + 1);
  if (path === '' || isInForeignModule(path, pin)) return undefined;
  const lost = lookup.judge('path', path, pin.name === 'main' ? {} : { on: pin.name });
  if (lost !== undefined) return lost;
  const isFolder = !pin.tree.files.has(path) && !pin.tree.links.has(path);
  if (view === 'raw' && isFolder) return `"${path}" is a folder, and only files can be read raw. Link to ${repository}/tree/${name}/${path}.`;
  if (view !== 'raw' && isFolder !== (view === 'tree')) return `"${path}" is a ${isFolder ? 'folder' : 'file'}. Link to ${repository}/${isFolder ? 'tree' : 'blob'}/${name}/${path}.`;
  return lines === undefined ? undefined : problemOfLines(path, lines, ref);
}

function problemOfLines(path: string, { first, last }: { readonly first: number; readonly last: number }, { pin, name, moves }: Pinned): string | undefined {
  const count = pin.lines(path);
  const at = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  if (first < 1 || last < first) return `"${path}" has no ${at}. Name the first line and then the last, from 1 on.`;
  if (count !== undefined && last > count) return `"${path}" has no ${at}: it has ${count} ${name === pin.name ? `on ${name}` : `in ${name.slice(0, 10)}`}.`;
  if (!moves) return undefined;
  return `The lines of ${name} move with each change. Link to the commit that is pinned: ${repository}/blob/${pin.commit}/${path}#L${first}${last === first ? '' : `-L${last}`}.`;
}

function refOf(name: string, lookup: Lookup): Ref {
  const branch = name === 'HEAD' ? 'main' : name;
  const pinned = lookup.pinOf(branch);
  if (pinned !== undefined) return { kind: 'pinned', pin: pinned, name: branch, moves: true };
  if (/^[0-9a-f]{7,40}$/i.test(name)) {
    const pin = [lookup.main, ...lookup.stable].find(({ commit }) => commit.startsWith(name.toLowerCase()));
    return pin === undefined ? { kind: 'elsewhere' } : { kind: 'pinned', pin, name, moves: false };
  }
  if (/^v?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(name)) return { kind: 'elsewhere' };
  return /^v\d+\.\d+$/.test(name) && minorOf(name) < minorOf(lookup.main.version) ? { kind: 'elsewhere' } : { kind: 'unknown', name };
}

/** A version as a number to compare: 1.18 and v1.18.2 are the same. */
function minorOf(version: string): number {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major * 1000 + minor;
}

/** Whether a path lies in vendor/ where the pin lists no files: of other projects' modules it has the folders alone. */
function isInForeignModule(path: string, { modules }: Pin): boolean {
  if (!path.startsWith('vendor/') || path.startsWith(KEPT_VENDOR)) return false;
  return path === 'vendor/modules.txt' || Object.keys(modules).some((module) => path.startsWith(`vendor/${module}/`));
}

import type { Link, Page } from '../../pages/page.ts';
import type { Lookup } from '../../references/lookup.ts';
import { upstreamAddress, type UpstreamAddress } from '../../links/upstream-address.ts';
import { closest } from '../../text/closest.ts';
import { BRANCHES_FILE } from '../../upstream/branches.ts';
import type { Pin } from '../../upstream/pin.ts';
import { KEPT_VENDOR } from '../../upstream/tree.ts';
import type { Draft, Severity } from '../finding.ts';
import { lookupOf } from '../lookup-of.ts';
import type { SiteRule } from '../rule.ts';

const repository = 'https://github.com/cilium/cilium';

/** A link to a file, a folder or a line of cilium/cilium that the pins say is not there. It asks no other server. */
export const upstreamLink: SiteRule = {
  id: 'links/upstream',
  severity: 'error',
  check(site) {
    const links = site.pages.filter(({ frontMatter }) => frontMatter.generated !== true).flatMap((page) => page.links.flatMap((link) => {
      const address = upstreamAddress(link.url);
      return address === undefined ? [] : [{ page, link, address }];
    }));
    // The pins are read only where there is something to look up.
    if (links.length === 0 || !site.exists(BRANCHES_FILE)) return [];
    const lookup = lookupOf(site);
    return links.flatMap(({ page, link, address }) => {
      const problem = problemOf(address, lookup);
      return problem === undefined ? [] : [findingOf(page, link, problem)];
    });
  },
};

/** Whether the pins say what is at an address, so that nobody needs to ask GitHub. */
export function isPinned({ rest }: UpstreamAddress, lookup: Lookup): boolean {
  return refOf(rest.split('/')[0] ?? '', lookup).kind === 'pinned';
}

interface Problem {
  readonly message: string;
  readonly severity?: Severity;
}

function findingOf(page: Page, { at }: Link, { message, severity }: Problem): Draft & { readonly file: string } {
  return { rule: upstreamLink.id, file: page.file, ...at, message, ...(severity && { severity }) };
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
  /** A tag or a commit without a pin: what was there once is there for good. */
  | { readonly kind: 'lasting' }
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'unknown'; readonly name: string };

function problemOf({ view, rest, lines }: UpstreamAddress, lookup: Lookup): Problem | undefined {
  const [first = ''] = rest.split('/');
  const ref = refOf(first, lookup);
  if (ref.kind === 'lasting') return undefined;
  const known = ['main', ...lookup.stable.map(({ name }) => name)];
  if (ref.kind === 'branch') return { severity: 'warning', message: `No pin covers "${ref.name}", so nothing here sees whether the link is right. Link to ${known.join(', ')} where the text allows it, or to a tag or a commit.` };
  if (ref.kind === 'unknown') {
    const near = closest(ref.name, known);
    return { message: `"${ref.name}" is none of Cilium's branches that have a pin (${known.join(', ')}), no tag and no commit.${near === undefined ? '' : ` Did you mean "${near}"?`} Link to one of them.` };
  }
  const { pin, name } = ref;
  const path = rest.slice(first.length + 1);
  if (path === '' || isInForeignModule(path, pin)) return undefined;
  const lost = lookup.judge('path', path, pin.name === 'main' ? {} : { on: pin.name });
  if (lost !== undefined) return { message: lost };
  const isFolder = !pin.tree.files.has(path) && !pin.tree.links.has(path);
  if (view === 'raw' && isFolder) return { message: `"${path}" is a folder, and only files can be read raw. Link to ${repository}/tree/${name}/${path}.` };
  if (view !== 'raw' && isFolder !== (view === 'tree')) return { message: `"${path}" is a ${isFolder ? 'folder' : 'file'}. Link to ${repository}/${isFolder ? 'tree' : 'blob'}/${name}/${path}.` };
  return lines === undefined ? undefined : problemOfLines(path, lines, ref);
}

function problemOfLines(path: string, { first, last }: { readonly first: number; readonly last: number }, { pin, name, moves }: Pinned): Problem | undefined {
  const count = pin.lines(path);
  const at = first === last ? `line ${first}` : `lines ${first} to ${last}`;
  if (first < 1 || last < first) return { message: `"${path}" has no ${at}. Name the first line and then the last, from 1 on.` };
  if (count !== undefined && last > count) return { message: `"${path}" has no ${at}: it has ${count} ${name === pin.name ? `on ${name}` : `in ${name.slice(0, 10)}`}.` };
  if (!moves) return undefined;
  return { message: `The lines of ${name} move with each change. Link to the commit that is pinned: ${repository}/blob/${pin.commit}/${path}#L${first}${last === first ? '' : `-L${last}`}.` };
}

function refOf(name: string, lookup: Lookup): Ref {
  const branch = name === 'HEAD' ? 'main' : name;
  const pinned = lookup.pinOf(branch);
  if (pinned !== undefined) return { kind: 'pinned', pin: pinned, name: branch, moves: true };
  if (/^[0-9a-f]{7,40}$/i.test(name)) {
    const pin = [lookup.main, ...lookup.stable].find(({ commit }) => commit.startsWith(name.toLowerCase()));
    return pin === undefined ? { kind: 'lasting' } : { kind: 'pinned', pin, name, moves: false };
  }
  if (/^v?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(name)) return { kind: 'lasting' };
  return /^v\d+\.\d+$/.test(name) ? { kind: 'branch', name } : { kind: 'unknown', name };
}

/** Whether a path lies in vendor/ where the pin lists no files: of other projects' modules it has the folders alone. */
function isInForeignModule(path: string, { modules }: Pin): boolean {
  if (!path.startsWith('vendor/') || path.startsWith(KEPT_VENDOR)) return false;
  return path === 'vendor/modules.txt' || Object.keys(modules).some((module) => path.startsWith(`vendor/${module}/`));
}

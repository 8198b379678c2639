import path from 'node:path';
import type { LinkMap } from './rewrite-links.ts';

/** A page's places. */
export interface Place {
  /** `docs/testing/bpf.md` */
  readonly file: string;
  /** `testing/bpf` */
  readonly docId: string;
  /** `/testing/bpf/` */
  readonly url: string;
}

/** What links to one page are to become. */
export interface Relocation {
  readonly from: Place;
  readonly to: Place;
  /** The section that takes the place of a section, or of none, of the page: an id without "#". */
  readonly anchorFor: (anchor: string | undefined) => string | undefined;
}

/** Rewrites the links in the Markdown file `file`, which itself will stand at `newFile`. */
export function linksIn(file: string, newFile: string, { from, to, anchorFor }: Relocation): LinkMap {
  return (url) => {
    const [, target = '', query = '', fragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(url) ?? [];
    if (target === '' || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(url)) return undefined;
    const suffix = (anchor: string | undefined): string => `${query}${anchor === undefined ? '' : `#${anchor}`}`;
    const moved = anchorFor(fragment);
    if (target.startsWith('/')) return withSlash(target) === from.url ? `${to.url}${suffix(moved)}` : undefined;
    const meant = path.posix.normalize(path.posix.join(path.posix.dirname(file), decoded(target)));
    const isFrom = [from.file, from.file.replace(/\.md$/, '')].includes(meant.replace(/\/$/, ''));
    if (!isFrom && file === newFile) return undefined;
    const relative = path.posix.relative(path.posix.dirname(newFile), isFrom ? to.file : meant);
    const explicit = target.startsWith('./') && !relative.startsWith('../') ? `./${relative}` : relative;
    return `${isFrom ? explicit : kept(target, explicit)}${isFrom ? suffix(moved) : suffix(fragment)}`;
  };
}

/** Rewrites a string of code or data that names the page: by its id, its file or its address. */
export function namesIn({ from, to, anchorFor }: Relocation): (text: string) => string | undefined {
  return (text) => {
    const hash = text.indexOf('#');
    const name = hash === -1 ? text : text.slice(0, hash);
    const renamed = new Map([[from.docId, to.docId], [from.file, to.file], [from.url, to.url], [from.url.slice(0, -1), to.url.slice(0, -1)]]).get(name);
    if (renamed === undefined) return undefined;
    const anchor = anchorFor(hash === -1 ? undefined : text.slice(hash + 1));
    // A page's id or file alone names the page, whatever section of the new one is meant.
    return anchor === undefined || (hash === -1 && !name.startsWith('/')) ? renamed : `${renamed}#${anchor}`;
  };
}

/** A path with a slash at its end that meant a folder keeps it, and so do `%` escapes where the path did not change. */
function kept(target: string, relative: string): string {
  const slashed = target.endsWith('/') ? `${relative}/` : relative;
  return slashed === decoded(target) ? target : slashed.split('/').map((part) => (/[\s()<>%]/.test(part) ? encodeURIComponent(part) : part)).join('/');
}

function withSlash(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

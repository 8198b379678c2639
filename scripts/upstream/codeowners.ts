/** One line of CODEOWNERS. Without owners it takes ownership away. */
export interface OwnerRule {
  readonly pattern: string;
  readonly owners: readonly string[];
}

/** Answers who owns a path. Safe in a browser: it needs nothing but the rules. */
export interface OwnerIndex {
  /** The rule that decides about a path, by its place in the list; undefined where none matches. A folder's path may end in a slash. */
  ruleOf(path: string): number | undefined;
  /** The owners of a path; none where no rule matches or the deciding one names nobody. */
  ownersOf(path: string): readonly string[];
}

/** A pattern without wildcards, anchored at the root: what it names and all below. */
interface Prefix {
  readonly path: string;
  readonly folderOnly: boolean;
}

/**
 * Makes the rules of CODEOWNERS quick to ask: patterns without wildcards are looked up by the path and its folders,
 * the others are tried from the last one on, and only as far as they could win.
 * Rules of matching: https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 * (later rules win; `dir/*` does not reach into subfolders; `!`, `[…]` and `\#` mean nothing special).
 */
export function indexOwners(rules: readonly OwnerRule[]): OwnerIndex {
  const exact = new Map<string, number>();
  const folders = new Map<string, number>();
  const wild: { index: number; expression: RegExp }[] = [];
  rules.forEach(({ pattern }, index) => {
    const prefix = asPrefix(pattern);
    if (prefix === undefined) wild.unshift({ index, expression: patternExpression(pattern) });
    else {
      folders.set(prefix.path, index);
      if (!prefix.folderOnly) exact.set(prefix.path, index);
    }
  });

  const ruleOf = (path: string): number | undefined => {
    const isFolder = path.endsWith('/');
    const bare = isFolder ? path.slice(0, -1) : path;
    let best = (isFolder ? folders : exact).get(bare) ?? -1;
    for (let slash = bare.lastIndexOf('/'); slash > 0; slash = bare.lastIndexOf('/', slash - 1)) {
      best = Math.max(best, folders.get(bare.slice(0, slash)) ?? -1);
    }
    for (const { index, expression } of wild) {
      if (index < best) break;
      if (expression.test(path)) {
        best = index;
        break;
      }
    }
    return best < 0 ? undefined : best;
  };
  return { ruleOf, ownersOf: (path) => rules[ruleOf(path) ?? -1]?.owners ?? [] };
}

function asPrefix(pattern: string): Prefix | undefined {
  const bare = unescapeSpaces(pattern);
  if (/[*?]/.test(bare)) return undefined;
  const folderOnly = bare.endsWith('/');
  const inner = folderOnly ? bare.slice(0, -1) : bare;
  const anchored = inner.includes('/');
  if (!anchored || inner === '') return undefined;
  return { path: inner.replace(/^\//, ''), folderOnly };
}

/** The regular expression for a pattern; the paths that it is tried on have no leading slash, folders a trailing one. */
export function patternExpression(pattern: string): RegExp {
  const bare = unescapeSpaces(pattern);
  const folderOnly = bare.endsWith('/');
  const segments = bare.replace(/^\//, '').replace(/\/$/, '').split('/');
  // As in .gitignore, a slash at the start or in the middle ties a pattern to the root.
  const anchored = bare.slice(0, -1).includes('/');
  const last = segments.length - 1;
  let source = anchored ? '^' : '^(?:.*/)?';
  segments.forEach((segment, index) => {
    if (segment === '**') {
      source += index === last ? '.+' : '(?:.*/)?';
    } else {
      source += segmentSource(segment);
      if (index < last) source += '/';
    }
  });
  if (segments[last] === '**') return new RegExp(`${source}$`);
  if (folderOnly) return new RegExp(`${source}/`);
  return new RegExp(`${source}${segments[last] === '*' && last > 0 ? '$' : '(?:/|$)'}`);
}

function segmentSource(segment: string): string {
  if (segment === '*') return '[^/]+';
  return segment.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*+/g, '[^/]*').replace(/\?/g, '[^/]');
}

function unescapeSpaces(pattern: string): string {
  return pattern.replaceAll('\\ ', ' ');
}

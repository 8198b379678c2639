import type { KnownTree } from './tree.ts';

/** Places in a rule's command that the changed paths fill. */
export const placeholders = ['{packages}', '{folders}', '{name}'] as const;

/** More packages than this are not named one by one. */
const MOST_PACKAGES = 10;

/** A command that would be repeated for more files than this gives way to the rule's `many`. */
const MOST_NAMES = 4;

/** Fills a rule's commands from the paths that it fits. Empty where nothing is left to run them on. */
export function fillCommands(commands: readonly string[], many: readonly string[] | undefined, paths: readonly string[], tree: KnownTree): string[] {
  const names = [...new Set(paths.map((path) => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')))];
  if (commands.some((command) => command.includes('{name}')) && names.length > MOST_NAMES && many !== undefined) return [...many];
  return commands.flatMap((command) => {
    if (!placeholders.some((place) => command.includes(place))) return [command];
    if (paths.length === 0) return [];
    if (command.includes('{name}')) return names.map((name) => command.replaceAll('{name}', name));
    const packages = packagesOf(paths, tree);
    if (packages.length === 0) return [];
    const folders = packages.map((one) => one.replace(/^\.\//, '').replace(/\/\.\.\.$/, ''));
    return [command.replaceAll('{packages}', packages.join(' ')).replaceAll('{folders}', folders.join(' '))];
  });
}

/** The Go packages that paths belong to, as `./pkg/hive`; a file that is none of a package's own goes to the nearest package over it. */
export function packagesOf(paths: readonly string[], tree: KnownTree): string[] {
  const withGo = new Set(paths.filter((path) => path.endsWith('.go')).map(folderOf));
  const known = new Map<string, boolean>();
  const isPackage = (folder: string): boolean => {
    let answer = withGo.has(folder) || known.get(folder);
    if (answer === undefined) known.set(folder, (answer = hasGo(folder, tree)));
    return answer;
  };
  const packages = new Set<string>();
  for (const path of paths) {
    const inside = path.indexOf('/testdata/');
    let folder = inside < 0 ? folderOf(path) : path.slice(0, inside);
    while (folder !== '' && !isPackage(folder)) folder = folderOf(folder);
    if (folder !== '') packages.add(folder);
  }
  return shortened(packages);
}

/** Names the packages one by one while they are few; of more, those that share most are named together, `./pkg/datapath/...`. */
function shortened(packages: ReadonlySet<string>): string[] {
  let names = [...packages];
  const trees = new Set<string>();
  while (names.length > MOST_PACKAGES && names.some((name) => name.includes('/'))) {
    const children = new Map<string, number>();
    for (const name of names) if (name.includes('/')) children.set(folderOf(name), (children.get(folderOf(name)) ?? 0) + 1);
    // Of folders that hold as many, the deepest names least beyond what changed.
    const [best = ''] = [...children].sort(([one, many], [other, more]) => more - many || other.split('/').length - one.split('/').length || (one < other ? -1 : 1))[0] ?? [];
    trees.add(best);
    names = [...names.filter((name) => name !== best && !name.startsWith(`${best}/`)), best];
  }
  return names.sort().map((name) => `./${name}${trees.has(name) ? '/...' : ''}`);
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.replace(/\/$/, '').lastIndexOf('/')));

const hasGo = (folder: string, tree: KnownTree): boolean => tree.namesIn(folder).some((name) => name.endsWith('.go'));

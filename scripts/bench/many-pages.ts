import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import * as z from 'zod';
import { PortalError } from '../errors.ts';
import { discoverPages } from '../pages/discover.ts';
import { redirectsFile } from '../permalinks/redirects.ts';
import { exceptionsFile } from '../references/exceptions.ts';
import { isGenerated } from '../tables/read-generated.ts';

const exceptions = z.array(z.looseObject({ page: z.string() }));

/**
 * Makes a portal of `count` written pages in `folder` out of the project's own: each of them once, then copies in folders of their own, whose
 * addresses, and so ids, are unique. The generated pages and the data stay as they are. It is committed to git, as a check expects.
 * Gives the pages' paths from the root.
 */
export function makePortal(root: string, folder: string, count: number): string[] {
  for (const name of ['src', 'static', 'docusaurus.config.ts', 'package.json', 'docs/reference', redirectsFile]) {
    if (existsSync(path.join(root, name))) cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  }
  const written = discoverPages(root).files.map(({ file }) => file).filter((file) => !isGenerated(file));
  const copies = Array.from({ length: count }, (_, index) => ({ original: written[index % written.length] ?? '', round: Math.floor(index / written.length) }));
  const pages = copies.map(({ original, round }) => placeOf(original, round));
  const present = new Set(pages);
  copies.forEach(({ original, round }) => {
    const text = readFileSync(path.join(root, original), 'utf8').replace(/^slug: .*\n/m, '');
    write(path.join(folder, placeOf(original, round)), relink(text, original, (target) => (isGenerated(target) ? [target, round] : present.has(placeOf(target, round)) ? [placeOf(target, round), 0] : undefined)));
  });
  const excuses = exceptions.parse(parse(readFileSync(path.join(root, exceptionsFile), 'utf8')));
  const excused = copies.flatMap(({ original, round }) => excuses.filter(({ page }) => page === original).map((excuse) => ({ ...excuse, page: placeOf(original, round) })));
  write(path.join(folder, exceptionsFile), stringify(excused));
  const all = discoverPages(folder).files.map(({ file }) => file.replace(/^docs\//, '').replace(/\.md$/, ''));
  write(path.join(folder, 'sidebars.ts'), `export default { all: ${JSON.stringify(all)} };\n`);
  write(path.join(folder, '.gitignore'), 'node_modules/\n');
  commit(folder);
  return pages;
}

function placeOf(original: string, round: number): string {
  return round === 0 ? original : original.replace(/^docs\//, `docs/copy-${round}/`);
}

/** The text with its links to pages led where their copies are; a link to a page that was left out becomes one out of the site. */
function relink(text: string, original: string, find: (target: string) => readonly [place: string, deeper: number] | undefined): string {
  return text.replace(/(\]\(|\]: )([\w./-]+\.md)/g, (_, before: string, link: string) => {
    const found = find(path.posix.join(path.posix.dirname(original), link));
    if (found === undefined) return `${before}https://docs.cilium.io/`;
    return `${before}${found[1] === 0 ? link : `../${link}`}`;
  });
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function commit(folder: string): void {
  for (const args of [['init', '-q', '-b', 'main'], ['add', '-A'], ['-c', 'user.name=bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false', 'commit', '-qm', 'Pages to measure']]) {
    const { status, stderr, error } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8' });
    if (status !== 0) throw new PortalError(`git ${args.join(' ')} failed in ${folder}: ${error?.message ?? stderr}`);
  }
}

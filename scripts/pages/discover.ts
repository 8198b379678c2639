import { readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Draft } from '../checks/finding.ts';
import { isGenerated } from '../tables/read-generated.ts';
import { limits, maxMadePage } from './limits.ts';

/** Docusaurus takes a number that a name starts with for the page's place among others and leaves it out of the address. */
const addressPart = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

export interface PageFile {
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  readonly absolute: string;
  readonly size: number;
  readonly modified: number;
}

export interface Discovery {
  readonly files: PageFile[];
  readonly findings: (Draft & { readonly file: string })[];
}

/** Lists the pages under docs/, sorted, and what stands there that cannot be one. Symbolic links are never followed. */
export function discoverPages(root: string): Discovery {
  const files: PageFile[] = [];
  const findings: (Draft & { file: string })[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const file = `${folder}/${entry.name}`;
      const absolute = path.join(root, file);
      if (entry.isSymbolicLink()) {
        findings.push({ rule: 'structure/file', file, line: 1, column: 1, message: `A symbolic link${whereTo(root, absolute)}. Expected a file: copy the page here, or link to it from a page.` });
      } else if (entry.isDirectory()) {
        visit(file);
      } else if (!entry.isFile()) {
        findings.push({ rule: 'structure/file', file, line: 1, column: 1, message: 'Neither a file nor a folder. Remove it.' });
      } else if (entry.name.endsWith('.mdx')) {
        findings.push({ rule: 'structure/file', file, line: 1, column: 1, message: 'A page in MDX, which can run code. Expected Markdown: rename it to .md and use directives in place of components.' });
      } else if (entry.name.endsWith('.md')) {
        const { size, mtimeMs } = statSync(absolute);
        const odd = file.slice('docs/'.length, -'.md'.length).split('/').find((part) => !addressPart.test(part));
        if (odd !== undefined) {
          findings.push({ rule: 'structure/file', file, line: 1, column: 1, message: `The names of a page and its folders become its address. Expected lower-case words joined by hyphens, such as "run-tests", found "${odd}".` });
        }
        const most = isGenerated(file) ? maxMadePage : limits['structure/large-page'];
        if (size > most) {
          findings.push({ rule: 'structure/large-page', file, line: 1, column: 1, message: `The page has ${size} bytes. Expected at most ${most}: split it, or move its data to a table.` });
        } else {
          files.push({ file, absolute, size, modified: mtimeMs });
        }
      }
    }
  };
  visit('docs');
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  return { files, findings };
}

function whereTo(root: string, absolute: string): string {
  try {
    const target = realpathSync(absolute);
    return target.startsWith(`${realpathSync(root)}${path.sep}`) ? ` to ${path.relative(root, target)}` : ' that leads out of the project';
  } catch {
    return ' that leads nowhere';
  }
}

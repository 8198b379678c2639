import path from 'node:path';
import { PortalError } from '../../errors.ts';
import { urlOf, type Page } from '../../pages/page.ts';
import { closest } from '../../text/closest.ts';
import type { Place } from './relocation.ts';

/** Folders whose pages have their place by what they are. */
const fixed = ['docs/reference/', 'docs/documentation/rules/'];

/** The page that somebody named by its file, from the root or the folder `cwd`, its id or its address. Throws PortalError with the nearest one. */
export function pageNamed(name: string, pages: readonly Page[], root: string, cwd: string): Page {
  const file = path.relative(root, path.resolve(cwd, name)).split(path.sep).join('/');
  const id = name.replace(/^\.?\//, '').replace(/\/$/, '').replace(/^docs\//, '').replace(/\.md$/, '');
  const found = pages.find((page) => page.file === file) ?? pages.find((page) => page.docId === id || page.docId === `${id}/index`);
  if (found) return found;
  const near = closest(id, pages.map(({ docId }) => docId));
  throw new PortalError(`${name}: no such page.${near === undefined ? '' : ` Did you mean docs/${near}.md?`} Give a file below docs/, for example docs/testing/bpf.md.`);
}

/** Refuses a page that must stay where it is. Throws PortalError. */
export function refuseFixed({ file, docId, frontMatter }: Page): void {
  if (frontMatter.generated === true || fixed.some((folder) => file.startsWith(folder))) {
    throw new PortalError(`${file} has its place by what it is: ${frontMatter.generated === true ? 'it is generated' : 'findings lead there by the rule\'s name'}. Move what it is made from.`);
  }
  if (/^[^/]+\/index$/.test(docId)) throw new PortalError(`${file} is the overview of an area, which every area has. Move its sections instead.`);
}

/** The place that somebody named for a page to move to: a file, from the root or the folder `cwd`, an id, or a folder to keep the name. Throws PortalError. */
export function placeNamed(name: string, page: Page, root: string, cwd: string): Place {
  const resolved = path.relative(root, path.resolve(cwd, name)).split(path.sep).join('/');
  const below = resolved.startsWith('docs/') ? resolved.slice('docs/'.length) : name.replace(/^\//, '');
  const docId = name.endsWith('/') ? `${below.replace(/\/$/, '')}/${path.posix.basename(page.docId)}` : below.replace(/\.md$/, '');
  const file = `docs/${docId}.md`;
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+$/.test(docId)) {
    throw new PortalError(`${name}: no place for a page. Expected AREA/NAME of lower-case words joined by hyphens, for example docs/testing/run-tests.md.`);
  }
  if (fixed.some((folder) => file.startsWith(folder))) throw new PortalError(`${file}: pages in that folder are generated or named by a rule. Choose another.`);
  if (/^[^/]+\/index$/.test(docId)) throw new PortalError(`${file}: that is the overview of an area. Choose another name.`);
  return { file, docId, url: urlOf(docId, page.frontMatter.slug) };
}

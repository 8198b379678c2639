import { PortalError } from '../../errors.ts';
import type { Page } from '../../pages/page.ts';
import type { Project } from '../project.ts';
import { relocate, type Plan } from './relocate.ts';
import type { Place } from './relocation.ts';

/** Plans the move of a page. Throws PortalError where another page has the file or the address. */
export function planMove(project: Project, page: Page, to: Place): Plan {
  const other = project.pages.find(({ file, url }) => file === to.file || (url === to.url && url !== page.url));
  if (other === page) throw new PortalError(`${page.file} is there already.`);
  if (other) throw new PortalError(`${other.file} has ${other.file === to.file ? 'that place' : `the address ${to.url}`}. Choose another, or remove that page first with "npx portal remove".`);
  const moved: Page = { ...page, ...to };
  return relocate(project, {
    relocation: { from: page, to, anchorFor: (anchor) => anchor },
    pages: project.pages.map((one) => (one === page ? moved : one)),
    gone: page.file,
    newFile: to.file,
    added: page.url === to.url ? [] : [{ from: page.url, to: to.url }],
  });
}

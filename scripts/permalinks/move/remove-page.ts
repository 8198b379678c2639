import { PortalError } from '../../errors.ts';
import type { Heading, Page } from '../../pages/page.ts';
import { closest } from '../../text/closest.ts';
import type { Project } from '../project.ts';
import type { Redirect } from '../redirects.ts';
import { relocate, type Plan } from './relocate.ts';

/**
 * Plans the removal of a page whose readers are sent to another, or to its section `anchor`. A section goes to the target's section of the same
 * id or title, else to where the page goes. Throws PortalError for a section that does not exist.
 */
export function planRemoval(project: Project, page: Page, target: Page, anchor: string | undefined): Plan {
  if (page === target) throw new PortalError(`${page.file}: a page cannot be replaced by itself. Give another page with --to.`);
  const ids = new Set(target.ids.map(({ id }) => id));
  if (anchor !== undefined && !ids.has(anchor)) {
    const near = closest(anchor, ids);
    throw new PortalError(`${target.file} has no section "#${anchor}".${near === undefined ? '' : ` Did you mean "#${near}"?`}`);
  }
  const titled = (text: string | undefined): Heading | undefined => target.headings.find((heading) => heading.id !== undefined && heading.text === text);
  const anchorFor = (old: string | undefined): string | undefined => {
    if (old === undefined) return anchor;
    return ids.has(old) ? old : (titled(page.headings.find(({ id }) => id === old)?.text)?.id ?? anchor);
  };
  const addressOf = (id: string | undefined): string => `${target.url}${id === undefined ? '' : `#${id}`}`;
  const sections = page.ids.map(({ id }): Redirect => ({ from: `${page.url}#${id}`, to: addressOf(anchorFor(id)) }));
  return relocate(project, {
    relocation: { from: page, to: target, anchorFor },
    pages: project.pages.filter((one) => one !== page),
    gone: page.file,
    newFile: undefined,
    added: [
      { from: page.url, to: addressOf(anchor) },
      // A section with the same id in the target is found by way of the page, unless that leads to another section.
      ...sections.filter(({ from, to }) => anchor !== undefined || to !== `${target.url}${from.slice(page.url.length)}`),
    ],
  });
}

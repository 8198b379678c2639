import { exceptionsFile, readExceptions } from '../../references/exceptions.ts';
import { BRANCHES_FILE } from '../../upstream/branches.ts';
import type { Draft } from '../finding.ts';
import { lookupOf } from '../lookup-of.ts';
import type { Page } from '../../pages/page.ts';
import type { Site, SiteRule } from '../rule.ts';
import { kinds, mentionsOn, rules, type Candidate } from './mentions.ts';
import { rewriterOf } from './rewrite.ts';

type Located = Draft & { readonly file: string };

/** A name in a directive, in inline code, in a command or in the front matter's sources that Cilium's tree does not have. */
export const unknownName: SiteRule = { id: rules.name, severity: 'error', check: judgeSite };
/** A directive that no plugin renders. */
export const unknownDirective: SiteRule = { id: rules.directive, severity: 'error', check: () => [] };
/** A command line that Cilium's programs or makefiles do not take. */
export const unknownCommand: SiteRule = { id: rules.command, severity: 'error', check: () => [] };
/** A file that a page rests on and that is not in the tree. */
export const unknownSource: SiteRule = { id: rules.source, severity: 'error', check: () => [] };
/** An exception that is malformed or excuses nothing. */
export const exception: SiteRule = { id: 'references/exception', severity: 'error', check: () => [] };

async function judgeSite(site: Site): Promise<Located[]> {
  const { exceptions, findings } = readExceptions(site.root, exception.id);
  if (!site.exists(BRANCHES_FILE)) return [...findings, ...withoutPin(site)];
  const used = new Set<number>();
  const result: Located[] = [...findings];
  for (const page of site.pages) {
    if (page.frontMatter.generated === true || !site.isJudged(page.file)) continue;
    const excuses = exceptions.filter((one) => one.page === page.file);
    const judged = await site.memory.page('references', page, () => judgePage(site, page, new Set(excuses.map(({ name }) => name))));
    result.push(...judged.findings);
    for (const { line } of judged.excused.flatMap((name) => excuses.find((one) => one.name === name) ?? [])) used.add(line);
  }
  for (const { line, page, name } of exceptions) {
    if (!used.has(line)) result.push({ rule: exception.id, file: exceptionsFile, line, column: 1, message: `Nothing in ${page} needs the exception for "${name}" any more. Remove it.` });
  }
  return result;
}

/** Without a pin no name can be verified: each page that has one says so, once. */
function withoutPin(site: Site): Located[] {
  return site.pages.flatMap((page) => {
    const [first] = page.directives.filter(({ form, name }) => form === 'text' && kinds.has(name));
    return first ? [{ rule: unknownName.id, file: page.file, ...first.at.start, message: `Names cannot be verified: there is no ${BRANCHES_FILE}. Run: npx portal upstream sync` }] : [];
  });
}

/** What is wrong with a page's names, without those that an exception excuses. */
function judgePage(site: Site, page: Page, excuses: ReadonlySet<string>): { findings: Located[]; excused: string[] } {
  const findings: Located[] = [];
  const excused: string[] = [];
  for (const mention of mentionsOn(page, rewriterOf(site.root, page))) {
    let candidates: readonly Candidate[] | undefined;
    const judge = (): readonly Candidate[] => (candidates ??= [...mention.judge(lookupOf(site))]);
    // Pins take tenths of a second to load: they are for pages that mention what was not judged before, or what is wrong.
    const names = site.memory.sayings('references', JSON.stringify(mention.key), () => judge().map(({ name }) => name));
    excused.push(...names.filter((name) => excuses.has(name)));
    if (names.every((name) => excuses.has(name))) continue;
    for (const { name, ...finding } of judge()) if (!excuses.has(name)) findings.push(finding);
  }
  return { findings, excused };
}

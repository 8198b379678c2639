import { maxRounds, mend } from '../../../scripts/checks/fix.ts';
import { lossesOf, type Loss, type Recorded } from '../../../scripts/checks/permalinks/compare.ts';
import { joinInsertions, mendOf } from '../../../scripts/checks/permalinks/remedies.ts';
import { readFrontMatter } from '../../../scripts/pages/front-matter.ts';
import { urlOf, type FrontMatter, type Page } from '../../../scripts/pages/page.ts';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';
import { ledgerEntries } from '../../../scripts/permalinks/entries.ts';
import type { LedgerEntry } from '../../../scripts/permalinks/ledger.ts';
import { splitAddress, type Redirect } from '../../../scripts/permalinks/redirects.ts';
import { addressesOf, resolveAddress, type Addresses } from '../../../scripts/permalinks/resolve.ts';
import { sectionWords } from '../../../scripts/permalinks/section-words.ts';

/** A portal in memory: texts by file, and what docs/redirects.yaml would list. */
export interface MemorySite {
  readonly files: Readonly<Record<string, string>>;
  readonly redirects: readonly Redirect[];
}

/** A page's text: sections as `id: title` in the order of the keys, each with a line of its own. */
export function pageText(title: string, sections: Readonly<Record<string, string>> = {}, lead = 'Lead.'): string {
  const parts = Object.entries(sections).map(([id, text]) => `## ${text} {#${id}}\n\n${textOf(`${title} ${id}`)}\n`);
  return `---\ntitle: ${title}\ndescription: A page that shows one thing, with a description that is long enough.\ntype: task\n---\n\n${[`${lead}\n`, ...parts].join('\n')}`;
}

/** A paragraph that no other name has, long enough to be known again. */
export function textOf(name: string): string {
  return `Text of ${name}: ${Array.from({ length: 8 }, (_, at) => `${name.replace(/\W/g, '')}${at}`).join(' ')}.`;
}

const parsed = new Map<string, Page>();

/** The page model of texts, as the check makes it. */
export function pagesOf(files: Readonly<Record<string, string>>): Page[] {
  return Object.entries(files).map(([file, source]) => {
    const known = parsed.get(`${file}\0${source}`) ?? pageOf(file, source);
    parsed.set(`${file}\0${source}`, known);
    return known;
  });
}

function pageOf(file: string, source: string): Page {
  const { data, lines } = readFrontMatter(source);
  const docId = file.replace(/^docs\//, '').replace(/\.md$/, '');
  const frontMatter: FrontMatter = { title: file, description: '', type: 'task', ...data };
  return { file, docId, url: urlOf(docId, data?.slug), frontMatter, frontMatterLines: lines, ...parseMarkdown(source) };
}

export function addresses({ files, redirects }: MemorySite): Addresses {
  return addressesOf(pagesOf(files), [], redirects);
}

export function ledgerOf({ files, redirects }: MemorySite): LedgerEntry[] {
  return ledgerEntries(pagesOf(files), [], redirects);
}

export type MovedTo = (url: string) => string | undefined;

/** What the check finds when a site follows another. */
export function lossesIn(before: MemorySite, site: MemorySite, movedTo: MovedTo = () => undefined): Loss[] {
  const words = new Map(pagesOf(before.files).map((page) => [page.docId, sectionWords(page)]));
  const base: Recorded = { entries: ledgerOf(before), wordsOf: ({ id }) => words.get(splitAddress(id).page)?.get(splitAddress(id).anchor ?? '') };
  return lossesOf([base], { pages: pagesOf(site.files), addresses: addresses(site), movedTo });
}

/** The site after one round of `portal check --fix`; where the check leaves the choice to a person, it takes what the check names first. */
export function fixedOnce(site: MemorySite, losses: readonly Loss[]): MemorySite {
  const findings = joinInsertions(
    losses.map(({ url, page, remedy }) => {
      const closest = remedy.kind === 'choice' ? remedy.closest[0]?.url : undefined;
      const file = page?.file ?? '';
      return { file, ...mendOf(remedy, () => ({ line: readFrontMatter(site.files[file] ?? '').endLine + 1, column: 1 })), ...(closest !== undefined && { redirect: { from: url, to: closest } }) };
    }),
  );
  const files = Object.fromEntries(
    Object.entries(site.files).map(([file, source]) => [file, mend(source, findings.flatMap((finding) => (finding.file === file && finding.fix ? finding.fix : [])))]),
  );
  const redirects = [...site.redirects, ...findings.flatMap(({ redirect }) => redirect ?? [])];
  const now = addresses({ files, redirects });
  const straight = redirects.flatMap(({ from, to }): Redirect[] => {
    if (resolveAddress(from, now).kind === 'live') return [];
    const last = resolveAddress(to, now);
    return [{ from, to: 'url' in last ? last.url : to }];
  });
  return { files, redirects: straight };
}

/** The site after as many rounds as `portal check --fix` makes, with what it could not mend. */
export function fixed(before: MemorySite, site: MemorySite, movedTo?: MovedTo): { site: MemorySite; left: Loss[] } {
  let now = site;
  let left = lossesIn(before, now, movedTo);
  for (let round = 0; round < maxRounds; round += 1) {
    now = fixedOnce(now, left);
    left = lossesIn(before, now, movedTo);
  }
  return { site: now, left };
}

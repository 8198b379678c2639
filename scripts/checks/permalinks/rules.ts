import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addressesOf, isAnswered } from '../../permalinks/resolve.ts';
import { publishedAddresses } from '../../permalinks/entries.ts';
import { baseCommits, readAt, readBase, type Base, type BaseCommits, type BaseLedger } from '../../permalinks/base.ts';
import { ledgerFile, type LedgerEntry } from '../../permalinks/ledger.ts';
import { pagesMovedSince } from '../../permalinks/history/moved-pages.ts';
import { readRedirects, redirectLine, redirectsFile, splitAddress } from '../../permalinks/redirects.ts';
import { sectionWords, type Wording } from '../../permalinks/section-words.ts';
import { readFrontMatter } from '../../pages/front-matter.ts';
import type { Page, Position } from '../../pages/page.ts';
import type { Draft } from '../finding.ts';
import { idsOf } from '../ids.ts';
import type { Site, SiteRule } from '../rule.ts';
import { lossesOf, type Loss, type Recorded } from './compare.ts';
import { aliasOf, joinInsertions, mendOf } from './remedies.ts';

type Located = Draft & { readonly file: string };

/** A published page, section or row whose address the change would break. */
export const removed: SiteRule = {
  id: 'permalinks/removed',
  severity: 'error',
  check: (site) => site.memory.unlessClean('removed', `${JSON.stringify(commitsOf(site))}${idsOf(site.pages)}`, () => judgeRemoved(site)),
};

async function judgeRemoved(site: Site): Promise<Located[]> {
  const ledgers = ledgersOf(site);
  const addresses = addressesOf(site.pages, [], readRedirects(site.root).redirects);
  if (ledgers.every(({ entries }) => publishedAddresses(entries).every(({ url }) => isAnswered(url, addresses)))) return [];
  // The parser takes time to load and is needed only to compare what sections said.
  const { parseMarkdown } = await import('../../pages/parse.ts');
  const losses = lossesOf(ledgers.map((ledger) => recorded(site, ledger, parseMarkdown)), { pages: site.pages, addresses, movedTo: movedTo(site, ledgers) });
  return joinInsertions(losses.filter(({ entry }) => !isUnreadable(site, entry)).map((loss) => report(site, loss)));
}

/** A published section's title that stands on its page under another id, while the old id names something else. */
export const retitled: SiteRule = {
  id: 'permalinks/title-moved',
  severity: 'error',
  check: (site) => site.memory.unlessClean('title-moved', `${JSON.stringify(commitsOf(site))}${idsOf(site.pages)}`, () => {
    const entries = new Map(ledgersOf(site).flatMap(({ entries: list }) => list).reverse().map((entry) => [entry.url, entry]));
    return [...entries.values()].reverse().flatMap((entry) => judgeTitle(site, entry));
  }),
};

/** Without the ledger of an earlier commit nothing can be compared; a person must know that. */
export const uncompared: SiteRule = {
  id: 'permalinks/not-compared',
  severity: 'warning',
  check: (site) => site.memory.unlessClean('not-compared', JSON.stringify(commitsOf(site)), () => {
    const base = baseOf(site);
    if (base.kind !== 'impossible') return [];
    return [{ rule: uncompared.id, severity: base.severity, file: ledgerFile, line: 1, column: 1, message: `Published links were not compared: ${base.reason}.` }];
  }),
};

const commits = new WeakMap<Site, BaseCommits>();
const bases = new WeakMap<Site, Base>();

/** Three rules compare with the same commits: git is asked once. */
function commitsOf(site: Site): BaseCommits {
  const known = commits.get(site) ?? baseCommits(site.root, site.base);
  commits.set(site, known);
  return known;
}

function baseOf(site: Site): Base {
  const known = bases.get(site) ?? readBase(site.root, commitsOf(site));
  bases.set(site, known);
  return known;
}

function ledgersOf(site: Site): readonly BaseLedger[] {
  const base = baseOf(site);
  return base.kind === 'ledgers' ? base.ledgers : [];
}

/** Where git says that pages went, asked only when a page is gone. */
function movedTo(site: Site, ledgers: readonly BaseLedger[]): (url: string) => string | undefined {
  let moves: ReadonlyMap<string, string> | undefined;
  return (url) => {
    const since = ledgers.at(-1)?.commit;
    moves ??= since === undefined ? new Map() : new Map(pagesMovedSince(site.root, site.pages, since).moved.map(({ from, to }) => [from, to]));
    return moves.get(url);
  };
}

/** A ledger with what its pages said. */
function recorded(site: Site, { commit, entries }: BaseLedger, parse: (source: string) => Wording): Recorded {
  const pages = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  return {
    entries,
    wordsOf({ id }) {
      const { page, anchor } = splitAddress(id);
      const words = pages.get(page) ?? sectionWords(parse(readAt(site.root, commit, `docs/${page}.md`) ?? ''));
      pages.set(page, words);
      return words.get(anchor ?? '');
    },
  };
}

/** A page that cannot be read is no page that is gone: what is wrong with it is said elsewhere. */
function isUnreadable(site: Site, { id }: LedgerEntry): boolean {
  const file = `docs/${splitAddress(id).page}.md`;
  return !site.byFile.has(file) && site.exists(file);
}

function report(site: Site, { url, entry, page, line, remedy }: Loss): Located {
  const lost = `"${url}" was published (“${entry.title}”) and leads nowhere now.`;
  const finding = {
    rule: removed.id,
    file: page?.file ?? `docs/${splitAddress(entry.id).page}.md`,
    line,
    column: 1,
    ...mendOf(remedy, () => (page ? bodyStart(site, page) : { line: 1, column: 1 })),
  };
  switch (remedy.kind) {
    case 'redirect':
      return { ...finding, message: `${lost} Add to ${redirectsFile}: ${redirectLine(remedy.redirect)}` };
    case 'choice': {
      const names = remedy.closest.map((one) => `${one.url} (“${one.frontMatter.title}”)`).join(', ');
      const example = redirectLine({ from: url, to: remedy.closest[0]?.url ?? '/AREA/PAGE/' });
      return { ...finding, message: `${lost} Say where its readers are to go${names === '' ? '' : `; closest are ${names}`}. Add to ${redirectsFile}, for example: ${example}` };
    }
    case 'case':
      return { ...finding, ...remedy.section.at.start, message: `${lost} “${remedy.section.text}” has the same id but for case. Write {#${remedy.id}} again.` };
    case 'title':
      return { ...finding, message: `${lost} Keep the id as one of the page, first in its text: ${aliasOf(remedy.id)}` };
    case 'alias': {
      const { section, id } = remedy;
      return { ...finding, ...section.at.start, message: `${lost} If “${section.text}” took its place, keep the id: ${'#'.repeat(section.level)} ${section.text} ${aliasOf(id)} {#${section.id}}` };
    }
  }
}

/** The place after the front matter. */
function bodyStart(site: Site, page: Page): Position {
  return { line: readFrontMatter(readFileSync(path.join(site.root, page.file), 'utf8')).endLine + 1, column: 1 };
}

function judgeTitle(site: Site, entry: LedgerEntry): Located[] {
  const { page: url, anchor } = splitAddress(entry.url);
  const page = site.byUrl.get(url);
  if (entry.kind !== 'section' || page === undefined) return [];
  const now = page.headings.find(({ id }) => id === anchor);
  const same = page.headings.filter(({ text }) => text === entry.title);
  const [other] = same;
  if (now === undefined || now.text === entry.title || other?.id === undefined || same.length > 1) return [];
  return [
    {
      rule: retitled.id,
      file: page.file,
      ...other.at.start,
      message: `“${entry.title}” was published as "#${anchor ?? ''}" and stands under "#${other.id}" now, while "#${anchor ?? ''}" is “${now.text}”. Give each section the id that it was published under.`,
    },
  ];
}

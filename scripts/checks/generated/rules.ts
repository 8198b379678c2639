import { rules, type Located } from '../../tables/judge.ts';
import { isGenerated } from '../../tables/read-generated.ts';
import { BRANCHES_FILE } from '../../upstream/branches.ts';
import type { Page } from '../../pages/page.ts';
import type { Site, SiteRule } from '../rule.ts';
import { tablesOf } from './tables.ts';
import { judgeWording } from './wording.ts';

/** An entry of `src/data/` that is not as its table wants it, or stands there twice. */
export const malformed: SiteRule = { id: rules.malformed, severity: 'error', check: (site) => site.memory.unlessClean('generated', site.memory.textsOf(site.pages.filter(({ file }) => isGenerated(file))), async () => (await tablesOf(site)).findings) };
/** A row that nothing describes. Found together with malformed descriptions. */
export const missing: SiteRule = { id: rules.missing, severity: 'error', check: () => [] };
/** A description whose row is gone. Found together with malformed descriptions. */
export const gone: SiteRule = { id: rules.gone, severity: 'error', check: () => [] };
/** A name in a description that main does not have. Found together with malformed descriptions. */
export const unknownName: SiteRule = { id: rules.name, severity: 'error', check: () => [] };
/** A page of docs/reference/ that is not what the data make. Found together with malformed descriptions. */
export const outOfDate: SiteRule = { id: rules.outOfDate, severity: 'error', check: () => [] };

/** A sentence about a row that breaks a rule of style or spelling. */
export const wording: SiteRule = { id: 'generated/wording', severity: 'error', check: (site) => site.memory.unlessClean('wording', '', async () => judgeWording(site.root, wording.id, (await tablesOf(site)).sentences)) };

/** A `::table` in a page that names no table, row or column. */
export const include: SiteRule = {
  id: 'generated/table',
  severity: 'error',
  breaksBuild: true,
  async check(site) {
    const findings: Located[] = [];
    for (const page of site.pages) findings.push(...(await site.memory.page('tables', page, () => judgeTables(site, page))));
    return findings;
  },
};

async function judgeTables(site: Site, { file, directives }: Page): Promise<Located[]> {
  const findings: Located[] = [];
  for (const { form, name, label, attributes, at } of directives) {
    const message = form === 'leaf' && name === 'table' ? await problemOf(site, label, attributes) : undefined;
    if (message !== undefined) findings.push({ rule: include.id, file, ...at.start, message });
  }
  return findings;
}

/** The family's rules. All but the last two are found in one go. */
export const generatedRules: readonly SiteRule[] = [malformed, missing, gone, unknownName, outOfDate, wording, include];

async function problemOf(site: Site, label: string | undefined, attributes: Readonly<Record<string, string>>): Promise<string | undefined> {
  if (label !== undefined) return '"::table" takes no text in brackets. Remove it.';
  if (!site.exists(BRANCHES_FILE)) return `There are no tables, since there is no ${BRANCHES_FILE}. Run: npx portal upstream sync`;
  const [{ includeTable }, { contextOf }] = await Promise.all([import('../../tables/include.ts'), import('../../tables/context.ts')]);
  const result = includeTable(attributes, contextOf(site.root));
  return typeof result === 'string' ? result : undefined;
}

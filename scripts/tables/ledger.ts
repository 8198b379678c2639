import { checkProject } from '../checks/run.ts';
import { ledgerEntries } from '../permalinks/entries.ts';
import { ledgerFile, ledgerSchemaFile, ledgerSchemaText, ledgerText } from '../permalinks/ledger.ts';
import { readRedirects } from '../permalinks/redirects.ts';
import { rows } from '../permalinks/rows.ts';
import type { Generator } from './generate.ts';

/** The record of every address that the portal answers, for bots and for the check that no published link breaks, and its schema. */
export const ledger: Generator = {
  name: 'ledger',
  async generate(root) {
    const { site } = await checkProject({ root, only: [] });
    const entries = ledgerEntries(site.pages, await rows(root), readRedirects(root).redirects);
    return [
      { file: ledgerFile, content: ledgerText(entries) },
      { file: ledgerSchemaFile, content: ledgerSchemaText() },
    ];
  },
};

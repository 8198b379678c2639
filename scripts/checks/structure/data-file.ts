import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { maxDataBytes, maxMadeBytes, readData } from '../../data-file.ts';
import { InputError } from '../../errors.ts';
import { ledgerFile } from '../../permalinks/ledger.ts';
import { redirectsFile } from '../../permalinks/redirects.ts';
import type { Draft } from '../finding.ts';
import type { SiteRule } from '../rule.ts';

type Located = Draft & { readonly file: string };

/** Files that the portal writes, from data of Cilium or of all pages. */
const made = /^(?:src\/data\/upstream\/|static\/)/;

/** A file of data that is no text of reasonable size. What its rules find besides, such as bad YAML, is added where they read it. */
export const dataFile: SiteRule = {
  id: 'structure/data-file',
  severity: 'error',
  check: (site) => site.memory.unlessClean('data-files', '', () => judgeFiles(site.root)),
};

/** The finding for a file that a rule could not read. */
export function unreadable({ file, line, column, reason }: InputError): Located {
  return { rule: dataFile.id, file, line, column, message: reason };
}

function judgeFiles(root: string): Located[] {
  return [redirectsFile, ledgerFile, ...filesBelow(root, 'src/data')].flatMap((file) => {
    try {
      const text = readData(root, file, made.test(file) ? maxMadeBytes : maxDataBytes);
      const carriage = text?.indexOf('\r') ?? -1;
      if (text === undefined || carriage === -1) return [];
      return [{ rule: dataFile.id, file, line: text.slice(0, carriage).split('\n').length, column: 1, message: 'Lines end with CR LF. Expected LF: set your editor, or run "git add --renormalize .".' }];
    } catch (error) {
      if (error instanceof InputError) return [unreadable(error)];
      throw error;
    }
  });
}

/** Files of data below a folder, links among them, which are not followed to folders. */
function filesBelow(root: string, folder: string): string[] {
  return entriesOf(path.join(root, folder)).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(root, file);
    return /\.(?:ya?ml|json|txt)$/.test(entry.name) ? [file] : [];
  });
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

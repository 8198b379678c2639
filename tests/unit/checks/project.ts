import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const clean = path.resolve(import.meta.dirname, '../../fixtures/checks/clean');
const made: string[] = [];

afterAll(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});

/** Files to write over a project, by path from its root; undefined removes one. */
export type Changes = Readonly<Record<string, string | Uint8Array | undefined>>;

/** Copies the small clean portal, or another project, to a temporary folder, changes it and gives its root. Removed after the tests of the file. */
export function makeProject(changes: Changes = {}, from: string = clean): string {
  const root = mkdtempSync(path.join(tmpdir(), 'portal-'));
  made.push(root);
  cpSync(from, root, { recursive: true });
  for (const [file, content] of Object.entries(changes)) {
    const absolute = path.join(root, file);
    if (content === undefined) {
      rmSync(absolute);
      continue;
    }
    mkdirSync(path.dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  }
  return root;
}

/** A page with front matter that is right, and `body` as its text. */
export function pageOf(body: string, title = 'Example'): string {
  return `---\ntitle: ${title}\ndescription: A page that shows one thing, with a description that is long enough.\ntype: task\n---\n\n${body}`;
}

/** How many lines `pageOf` puts before the text. */
export const linesBeforeBody = 6;

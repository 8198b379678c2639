import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const root = path.join(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const packages = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z.object({ dependencies: packages, devDependencies: packages }).parse(JSON.parse(read('package.json')));

/** Names in code in the first column of the table of dependencies; a star at the end stands for the rest of a name. */
function namedIn(readme: string): string[] {
  const rows = (readme.split('## Dependencies')[1] ?? '').split('\n## ')[0] ?? '';
  return rows.split('\n').flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

const stands = (pattern: string, name: string): boolean => (pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern);

describe("the README's table of dependencies", () => {
  const named = namedIn(read('README.md'));
  const installed = Object.keys({ ...dependencies, ...devDependencies });

  it('says of every package why it is there', () => {
    expect(installed.filter((name) => !named.some((pattern) => stands(pattern, name)))).toEqual([]);
  });

  it('names no package that is not there', () => {
    expect(named.filter((pattern) => !installed.some((name) => stands(pattern, name)))).toEqual([]);
  });
});

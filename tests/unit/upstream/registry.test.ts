import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { sources } from '../../../scripts/upstream/registry.ts';
import { factsOf } from './input.ts';

it('has every source once, under the name of its file', () => {
  const files = readdirSync(path.join(import.meta.dirname, '../../../scripts/upstream/sources')).map((file) => file.replace(/\.ts$/u, ''));
  expect(sources.map(({ name }) => name).sort()).toEqual(files.sort());
});

it.each(sources.map((source) => [source.name, source] as const))('%s fails, or counts nothing, on a tree without its files', (_name, source) => {
  let count: ReturnType<typeof source.count>;
  try {
    count = source.count(factsOf(source, {}));
  } catch (error) {
    expect(error).toMatchObject({ name: 'PortalError' });
    return;
  }
  expect(Object.values(typeof count === 'number' ? { count } : count).every((rows) => rows === 0)).toBe(true);
});

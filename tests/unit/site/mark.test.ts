import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

test('the mark in the header is the one that browsers show beside the title', () => {
  const [drawn, file] = ['src/components/Mark.tsx', 'static/img/favicon.svg'].map((name) =>
    [...readFileSync(path.resolve(name), 'utf8').matchAll(/ (?:d|fill|stroke)="[^"]+"/g)].map(([attribute]) => attribute));
  expect(drawn).toHaveLength(8);
  expect(drawn).toEqual(file);
});

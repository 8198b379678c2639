import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addWords } from '../../../scripts/checks/spelling/words.ts';
import { portal } from '../cli/portal.ts';
import { makeProject } from './project.ts';

describe('addWords', () => {
  test('sorts, and keeps each word once', () => {
    expect(addWords(['Zebra', 'apple'], ['mango', 'apple', 'Banana'])).toEqual({ words: ['apple', 'Banana', 'mango', 'Zebra'], refused: [] });
  });

  test('refuses a capitalised word that a lower-case one covers, in any order', () => {
    expect(addWords([], ['Datapath', 'datapath'])).toEqual({ words: ['datapath'], refused: [{ word: 'Datapath', reason: 'covered by "datapath"' }] });
  });

  test('lets a lower-case word replace those that it covers', () => {
    expect(addWords(['Datapath'], ['datapath']).words).toEqual(['datapath']);
  });

  test('refuses what is not one word', () => {
    expect(addWords([], ['two words', '9lives', '']).refused.map(({ word }) => word)).toEqual(['two words', '9lives', '']);
  });
});

test('portal words add, sort and prune change the list and say what they did', () => {
  const root = makeProject();
  const list = path.join(root, 'src/data/words.txt');
  expect(portal(root, 'words', 'add', 'zeppelin', 'Ananas')).toMatchObject({ code: 0, stdout: '2 words added, 0 refused.\n' });
  expect(readFileSync(list, 'utf8').split('\n')).toEqual(expect.arrayContaining(['Ananas', 'zeppelin']));
  expect(portal(root, 'words', 'add', 'two words')).toMatchObject({ code: 2 });
  writeFileSync(list, 'zeppelin\nAnanas\nzeppelin\n');
  expect(portal(root, 'words', 'sort').stdout).toBe('2 words, 1 removed.\n');
  expect(readFileSync(list, 'utf8')).toBe('Ananas\nzeppelin\n');
  expect(portal(root, 'words', 'prune', '--dry-run').stdout).toBe('Ananas\nzeppelin\n2 words would be removed.\n');
  expect(readFileSync(list, 'utf8')).toBe('Ananas\nzeppelin\n');
  portal(root, 'words', 'prune');
  expect(readFileSync(list, 'utf8')).toBe('');
});

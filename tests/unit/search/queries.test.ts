import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { documentGroups } from '../../../scripts/search/documents.ts';
import { Search } from '../../../scripts/search/engine/search.ts';
import { indexOf } from '../../../scripts/search/index-of.ts';
import { searchTermsFile } from '../../../scripts/search/word-files.ts';
import { readSitePages } from '../../../scripts/links/site-pages.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The least part of the questions that has a right section among the first three, and as the first. */
const FLOOR = { three: 0.975, one: 0.84 };

const questions = z.array(z.object({ query: z.string(), expect: z.array(z.string()).min(1) })).parse(JSON.parse(readFileSync(path.join(root, 'tests/fixtures/queries.json'), 'utf8')));

const addresses = new Set(documentGroups(readSitePages(root), () => []).flatMap(({ url, documents }) => documents.map(({ anchor }) => (anchor === '' ? url : `${url}#${anchor}`))));

describe('real questions', () => {
  it('are many, and lead to what exists', () => {
    expect(questions.length).toBeGreaterThan(950);
    expect(new Set(questions.map(({ query }) => query)).size).toBe(questions.length);
    expect(questions.flatMap(({ query, expect: urls }) => urls.filter((url) => !addresses.has(url)).map((url) => `${query}: ${url}`))).toEqual([]);
  });

  it('are answered among the first three results', async () => {
    const files = indexOf(root, { inputs: 'test', leaveOut: [] });
    const search = await Search.open((file) => Promise.resolve(files.get(file) ?? ''));
    const missed: string[] = [];
    let first = 0;
    for (const { query, expect: urls } of questions) {
      const { results } = await search.search(query, { limit: 3 });
      const place = results.findIndex(({ url }) => urls.includes(url));
      if (place === 0) first += 1;
      if (place === -1) missed.push(`${query}: ${results.map(({ url }) => url).join(' ')}`);
    }
    const score = { three: 1 - missed.length / questions.length, one: first / questions.length };
    expect(score.three, `${(score.three * 100).toFixed(1)} % among the first three. Missed:\n${missed.join('\n')}`).toBeGreaterThanOrEqual(FLOOR.three);
    expect(score.one, `${(score.one * 100).toFixed(1)} % as the first`).toBeGreaterThanOrEqual(FLOOR.one);
  }, 240_000);
});

describe(searchTermsFile, () => {
  it('leads to pages and sections that exist', () => {
    const terms = z.record(z.string(), z.array(z.string())).parse(parse(readFileSync(path.join(root, searchTermsFile), 'utf8')));
    expect(Object.keys(terms).filter((url) => !addresses.has(url))).toEqual([]);
  });
});

import path from 'node:path';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { pageParts } from '../../../src/plugins/page-parts.ts';
import { bundle } from '../../../src/plugins/page-script/bundle.ts';
import { readReviewComments } from '../../../src/plugins/review-comments.ts';
import { reportAddress } from '../../../src/report.ts';
import { projectWith } from './project.ts';

const root = path.join(import.meta.dirname, '../../..');
const parts = pageParts(root, { baseUrl: '/portal/', parameters: [], pin: 'main 26d721f0fe' });
const { inline, files } = await bundle(parts, '/portal/');

describe('the page script', () => {
  it('is one small script that stands for itself', () => {
    expect(gzipSync(inline).length).toBeLessThan(6000);
    expect(inline).not.toMatch(/<\/script|<!--|\brequire\(|\bimport\b(?!\()/);
    expect(() => new Script(inline)).not.toThrow();
  });

  it('knows where its parts are, each a module that imports nothing', () => {
    expect([...files.keys()].map((file) => path.basename(file))).toEqual(parts.map(({ name }) => `${name}.js`));
    for (const [file, text] of files) {
      expect(file).toMatch(/^assets\/portal\/[0-9a-f]{16}\/[a-z-]+\.js$/);
      expect(inline).toContain(`/portal/${path.dirname(file)}/`);
      expect(text).not.toMatch(/(?:^|[;}])import["'{* ]|\brequire\(|\bPARTS\b|\bSTYLES\b/);
    }
  });

  it('has other addresses when a part, its data or its styles change', async () => {
    const [first = { name: '' }, ...others] = parts;
    expect([...(await bundle([{ ...first, data: { comments: [] } }, ...others], '/portal/')).files.keys()]).not.toEqual([...files.keys()]);
    expect([...(await bundle(parts, '/portal/')).files.keys()]).toEqual([...files.keys()]);
  });
});

describe('readReviewComments', () => {
  const file = 'src/data/review-comments.yaml';

  it('reads those of the project', () => {
    expect(readReviewComments(root).length).toBeGreaterThan(20);
    expect(readReviewComments(projectWith({}))).toEqual([]);
  });

  it.each([
    ['- id: a\n  when: b\n  text: c\n  permalink: nowhere\n', 'expected a page and a section, such as /testing/ci/#ariane'],
    ['- "', 'src/data/review-comments.yaml:1:4: Not YAML'],
  ])('refuses %j', (text, message) => {
    expect(() => readReviewComments(projectWith({ [file]: text }))).toThrow(message);
  });
});

describe('reportAddress', () => {
  it('fills an issue in, and leaves the section to be added at its end', () => {
    const address = new URL(reportAddress('https://github.com/a/b', { page: 'Tests & more', address: 'https://c.example/tests/', pin: 'main 26d721f0fe' }));
    expect(address.origin + address.pathname).toBe('https://github.com/a/b/issues/new');
    expect(address.searchParams.get('title')).toBe('Tests & more: ');
    expect(address.searchParams.get('body')).toBe('What is wrong, or missing?\n\n\n\nPage: https://c.example/tests/\nChecked against: main 26d721f0fe\nSection: ');
  });

  it('names the section', () => {
    const { searchParams } = new URL(reportAddress('https://github.com/a/b', { page: 'Tests', address: 'https://c.example/tests/#run', section: 'Run', pin: 'p' }));
    expect(searchParams.get('title')).toBe('Tests, Run: ');
    expect(searchParams.get('body')).toMatch(/\nSection: Run$/);
  });
});

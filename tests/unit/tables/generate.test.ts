import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';
import { readFrontMatter } from '../../../scripts/pages/front-matter.ts';
import { loadContext } from '../../../scripts/tables/context.ts';
import { referencePages } from '../../../scripts/tables/pages.ts';
import { isGenerated, readGenerated } from '../../../scripts/tables/read-generated.ts';
import { generateReference, reference } from '../../../scripts/tables/reference.ts';
import { groups } from '../../../scripts/tables/table.ts';
import { tinyProject } from './tiny.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The pages of the real pins. */
const context = loadContext(root);
const pages = referencePages(context);
const made = generateReference(context).filter(({ content }) => content !== undefined).map(({ file, content = '' }) => ({ file, content }));

describe('the reference', () => {
  it('is the same bytes when it is made again', () => {
    const again = new Map(generateReference(loadContext(root)).map(({ file, content }) => [file, content]));
    for (const { file, content } of made) expect(again.get(file) === content, file).toBe(true);
  });

  it('removes what no table makes', () => {
    const tiny = tinyProject({ main: {} }, {}, true);
    writeFileSync(`${tiny}/docs/reference/old.md`, 'left over');
    writeFileSync(`${tiny}/docs/reference/notes.txt`, 'not a page');
    expect(generateReference(loadContext(tiny)).filter(({ content }) => content === undefined)).toEqual([{ file: 'docs/reference/old.md', content: undefined }]);
  });

  it('is not made of texts that cannot be read', () => {
    const tiny = tinyProject({ main: {} }, { 'src/data/teams.yaml': '- name: sig\n  review: x\n', 'src/data/metrics.yaml': 'x: [' });
    expect(() => reference.generate(tiny)).toThrowErrorMatchingInlineSnapshot(`
      [PortalError: The reference pages are left as they were, for their texts cannot be read.
      src/data/teams.yaml:1: No "reviews" of "sig"; Unknown "review" (an entry has name, removed, reviews, slack) of "sig".
      src/data/metrics.yaml:1: Not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].]
    `);
  });

  it.each(made.map(({ file, content }) => [file, content] as const))('%s has front matter that is right, at most 600 rows and 100 KB', (_file, content) => {
    expect(readFrontMatter(content).findings).toEqual([]);
    expect(readFrontMatter(content).data).toMatchObject({ type: 'reference', generated: true });
    expect(content.split('\n').filter((line) => line.startsWith('| <a ')).length).toBeLessThanOrEqual(600);
    expect(gzipSync(content).length).toBeLessThan(100 * 1024);
  });

  it('lists each page on the overview, or on the page that it is a part of', () => {
    const listed = new Set(made.filter(({ file }) => file.endsWith('/index.md')).flatMap(({ content }) => parseMarkdown(content).links.map(({ url }) => url.replace(/\.md$/, ''))));
    for (const page of pages) {
      const parent = pages.find(({ parts }) => parts?.some((part) => part.page === page.page));
      expect(listed.has(page.page) || parent !== undefined, page.page).toBe(true);
      expect(groups).toContain(page.group);
    }
  });

  it('gives each table a name of its own, and each description file one table', () => {
    const tables = pages.flatMap(({ tables: list }) => list);
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
    const files = tables.flatMap(({ described }) => described?.file ?? []);
    expect(new Set(files).size).toBe(files.length);
  });

  it('leads every link inside of it to something', () => {
    const read = new Map(made.map(({ file, content }) => [file, readGenerated(file, content)]));
    const dead = [...read.values()].flatMap(({ file, links }) => links.flatMap(({ url }) => {
      const [target = '', anchor] = url.split('#');
      const there = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
      const page = read.get(there);
      // Links to pages that people write are the link rules' business.
      if (page === undefined) return isGenerated(there) ? [`${file}: ${url}`] : [];
      return anchor === undefined || page.ids.some(({ id }) => id === anchor) ? [] : [`${file}: ${url}`];
    }));
    expect(dead).toEqual([]);
  });
});

describe('the light reader', () => {
  // The whole of it on every page takes ten times longer.
  const some = made.filter(({ file }) => /\/(?:index|ci-triggers|commands|slack|changes\/v1-17|test-matrix)\.md$/.test(file));

  it.each(some.map(({ file, content }) => [file, content] as const))('sees in %s what the parser sees', (file, content) => {
    const light = readGenerated(file, content);
    const full = parseMarkdown(content);
    expect(light.ids.map(({ id }) => id)).toEqual(full.ids.map(({ id }) => id));
    expect(light.headings.map(({ id, text, level }) => ({ id, text, level }))).toEqual(full.headings.map(({ id, text, level }) => ({ id, text, level })));
    expect(light.links.map(({ url }) => url)).toEqual(full.links.filter(({ url }) => !url.startsWith('https:')).map(({ url }) => url));
    expect(full.directives).toEqual([]);
    expect(light.frontMatter.title).not.toBe(file);
  });

  it('knows which pages it is for', () => {
    expect(['docs/reference/a.md', 'docs/reference/a/b.md', 'docs/references.md', 'docs/testing/reference/a.md'].map(isGenerated)).toEqual([true, true, false, false]);
  });
});

it('says where the text of ours stands, and only where there is one', () => {
  const triggers = made.find(({ file }) => file.endsWith('/ci-triggers.md'))?.content ?? '';
  expect(triggers).toContain('Descriptions: `src/data/ci-triggers.yaml`.');
  expect(readFileSync(path.join(root, 'src/data/ci-triggers.yaml'), 'utf8')).toContain('- name: /test\n');
});

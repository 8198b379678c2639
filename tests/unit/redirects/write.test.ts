import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planRedirects } from '../../../src/plugins/redirects/plan.ts';
import { writeRedirects } from '../../../src/plugins/redirects/write-redirects.ts';
import { pageText, pagesOf } from '../permalinks/site.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const built = '<!doctype html><html><head><meta charset=UTF-8><title>x</title></head></html>';

let outDir = '';

beforeEach(() => {
  outDir = mkdtempSync(path.join(tmpdir(), 'portal-out-'));
  for (const file of ['404.html', 'bees/hive/index.html', 'bees/honey/index.html', 'bees/kept/index.html']) {
    mkdirSync(path.dirname(path.join(outDir, file)), { recursive: true });
    writeFileSync(path.join(outDir, file), built);
  }
});

afterEach(() => {
  rmSync(outDir, { recursive: true, force: true });
});

const plan = planRedirects({
  pages: pagesOf({ 'docs/bees/hive.md': pageText('Hive', { open: 'Open' }), 'docs/bees/honey.md': pageText('Honey', { jars: 'Jars' }) }),
  redirects: [{ from: '/bees/skep/', to: '/bees/hive/' }, { from: '/bees/hive/#wax', to: '/bees/honey/#jars' }, { from: '/bees/kept/', to: '/bees/hive/' }],
  incumbent: { 'contributing/hive': { to: '/bees/hive/', also: [], titles: [], sections: [], moved: {} } },
  branches: [{ name: 'main', ref: 'main', version: '1.20', status: 'development' }],
});

const write = (): ReturnType<typeof writeRedirects> => writeRedirects(plan, { root, outDir, site: { url: 'https://bees.example', baseUrl: '/' }, icon: 'i.svg' });
const read = (file: string): string => readFileSync(path.join(outDir, file), 'utf8');
const files = (): string[] => readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => path.relative(outDir, path.join(entry.parentPath, entry.name)).replace(/redirects\/\w{16}\//, 'redirects/HASH/')).sort();

describe('the output', () => {
  it('has a page at each address in both forms, and each guide once', () => {
    write();
    expect(files()).toEqual([
      '404.html',
      '_redirects',
      'assets/redirects/HASH/contributing/hive.json',
      'assets/redirects/HASH/lead.js',
      'assets/redirects/HASH/pages/bees/kept.json',
      'assets/redirects/HASH/pages/bees/skep.json',
      'bees/hive/index.html',
      'bees/honey/index.html',
      'bees/kept.html',
      'bees/kept/index.html',
      'bees/skep.html',
      'bees/skep/index.html',
      'en/latest/contributing/hive.html',
      'en/latest/contributing/hive/index.html',
      'en/stable/contributing/hive.html',
      'en/stable/contributing/hive/index.html',
    ]);
  });

  it('never takes the place of a page that is there', () => {
    write();
    expect(read('bees/kept/index.html')).toBe(built);
  });

  it('adds the script to 404.html and pages with moved sections, and to no other', () => {
    write();
    expect(read('bees/hive/index.html')).toMatch(/^<!doctype html><html><head><meta charset=UTF-8><script src="\/assets\/redirects\/\w{16}\/lead\.js" data-base="\/" data-moved="\{&quot;wax&quot;:&quot;\/bees\/honey\/#jars&quot;\}"><\/script><title>/);
    expect(read('404.html')).toMatch(/<script src="[^"]+" data-base="\/" data-pages="contributing\/hive" data-guides="\/assets\/redirects\/\w{16}\/"><\/script>/);
    expect(read('bees/honey/index.html')).toBe(built);
  });

  it('is the same each time', () => {
    const first = write();
    const before = files().map((file) => file);
    rmSync(outDir, { recursive: true, force: true });
    mkdirSync(path.join(outDir, 'bees/hive'), { recursive: true });
    for (const file of ['404.html', 'bees/hive/index.html']) writeFileSync(path.join(outDir, file), built);
    mkdirSync(path.join(outDir, 'bees/kept'), { recursive: true });
    writeFileSync(path.join(outDir, 'bees/kept/index.html'), built);
    expect(write()).toEqual(first);
    expect(files()).toEqual(before.filter((file) => file !== 'bees/honey/index.html'));
  });

  it('cannot be made of pages that are built in another way', () => {
    writeFileSync(path.join(outDir, '404.html'), '<p>Nothing here</p>');
    expect(write).toThrowErrorMatchingInlineSnapshot(`[PortalError: 404.html: the built page has no <meta charset>, after which the redirect script belongs. Docusaurus's template has changed: see src/plugins/redirects/tags.ts.]`);
  });
});

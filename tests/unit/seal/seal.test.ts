import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readHeaderRules } from '../../../scripts/site/header-rules.ts';
import { inlineCodeOf } from '../../../scripts/site/seal/inline-code.ts';
import { sealSite } from '../../../scripts/site/seal/seal-site.ts';
import { visitCounter } from '../../../scripts/site/seal/visits.ts';
import { paintPause } from '../../../src/plugins/light/template.ts';

const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

let folder: string;

beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'portal-seal-')); });
afterEach(() => { rmSync(folder, { recursive: true }); });

function put(file: string, html: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), html);
}

const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const policyIn = (file: string): string => /content="(default-src[^"]*)"/.exec(read(file))?.[1] ?? '';

describe('the code in a page', () => {
  test('scripts, styles and style attributes are named by what is in them, as a browser reads it', () => {
    const html = '<!doctype html><html><head><meta charset=utf-8><script data-rh=true>a&&b("</p>")</script><script type=module>import "x"</script><style>p{}</style></head><body style="margin: 0"></body>';
    const { scripts, styles, styleAttributes } = inlineCodeOf(html);
    expect([...scripts]).toEqual([hash('a&&b("</p>")'), hash('import "x"')]);
    expect([...styles]).toEqual([hash('p{}')]);
    expect([...styleAttributes]).toEqual([hash('margin: 0')]);
  });

  test('data and files are no inline code', () => {
    expect(inlineCodeOf('<script type="application/ld+json">{}</script><script src="/x.js"></script>').scripts.size).toBe(0);
  });

  test('a script in the text of a page gets no hash, but the one that the template puts there', () => {
    const html = `<div id="__docusaurus"><main><script>steal()</script><h1>x</h1><script>${paintPause}</script><h2>y</h2><template><script>later()</script></template></main></div><script>ours()</script>`;
    expect([...inlineCodeOf(html).scripts]).toEqual([hash(paintPause), hash('ours()')]);
  });
});

describe('the content of a page, which is most of it', () => {
  const page = (content: string): string => `<!doctype html><html><head><script>first()</script></head><body><div id=__docusaurus>${content}</div><script>last()</script></body></html>`;

  test.each([
    ['without code', '<h1>x</h1><p>a</p>', ['first()', 'last()'], []],
    ['with the pause', `<h1>x</h1><script>${paintPause}</script><h2>y</h2>`, ['first()', paintPause, 'last()'], []],
    ['with a second pause', `<script>${paintPause}</script><script>${paintPause}</script>`, ['first()', paintPause, 'last()'], []],
    ['with a script of its own', '<SCRIPT>steal()</SCRIPT>', ['first()', 'last()'], []],
    ['with a style', '<p STYLE = "margin: 0">x</p>', ['first()', 'last()'], ['margin: 0']],
    ['that ends too early', '</div><p>x</p>', ['first()', 'last()'], []],
  ])('%s', (_, content, scripts, styles) => {
    const found = inlineCodeOf(page(content));
    expect(new Set(found.scripts)).toEqual(new Set(scripts.map(hash)));
    expect([...found.styleAttributes]).toEqual(styles.map(hash));
  });
});

describe('a sealed site', () => {
  const head = '<!doctype html><html><head><meta charset=UTF-8>';

  test('has the whole policy in each page, with that page\'s code alone, before everything else', () => {
    put('index.html', `${head}<script>one()</script></head><body><p style="display: none">x</p></body></html>`);
    put('deep/index.html', `${head}<script>two()</script></head><body></body></html>`);
    put('old.html', `${head}<script src="/lead.js"></script></head></html>`);
    expect(sealSite({ folder, baseUrl: '/' })).toEqual({ pages: 3 });
    expect(policyIn('index.html')).toBe(
      `default-src 'none'; script-src 'self' ${hash('one()')}; style-src 'self' 'unsafe-hashes' ${hash('display: none')}; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'`,
    );
    expect(policyIn('deep/index.html')).toContain(`script-src 'self' ${hash('two()')}; style-src 'self';`);
    expect(policyIn('old.html')).toContain("script-src 'self'; style-src 'self';");
    for (const file of ['index.html', 'deep/index.html', 'old.html']) expect(read(file).startsWith(`${head}<meta http-equiv="Content-Security-Policy" `)).toBe(true);
    expect(read('index.html').replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')).toBe(`${head}<script>one()</script></head><body><p style="display: none">x</p></body></html>`);
  });

  test.each(['/', '/portal/'])('tells a host the same for all pages below %s, and more that only an answer can say', async (baseUrl) => {
    put('index.html', `${head}<script>one()</script></head></html>`);
    put('deep/index.html', `${head}<script>two()</script></head></html>`);
    sealSite({ folder, baseUrl });
    const headersFor = await readHeaderRules(folder);
    const policy = headersFor(`${baseUrl}any/page/`)['Content-Security-Policy'] ?? '';
    expect(policy).toContain(`script-src 'self' ${[hash('one()'), hash('two()')].sort().join(' ')};`);
    expect(policy).toMatch(/; frame-ancestors 'none'$/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(headersFor(`${baseUrl}any/page/`)).toMatchObject({ 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'strict-origin-when-cross-origin' });
    expect(headersFor(`${baseUrl}assets/x.js`)).toMatchObject({ 'Cache-Control': 'public, max-age=31536000, immutable', 'Content-Security-Policy': policy });
    expect(headersFor(`${baseUrl}any/page/`)).not.toHaveProperty('Cache-Control');
    if (baseUrl !== '/') expect(headersFor('/elsewhere/')).toEqual({});
  });

  test('a page without a place for the policy stops the build, by name', () => {
    put('x/index.html', '<html><head></head></html>');
    expect(() => sealSite({ folder, baseUrl: '/' })).toThrow('x/index.html: the built page has no <meta charset>, after which its policy belongs.');
  });

  test('lets in a counter of visits where there is one, and its host alone', () => {
    put('index.html', `${head}</head></html>`);
    sealSite({ folder, baseUrl: '/', counter: visitCounter({ PORTAL_VISITS: 'plausible' }, 'https://contributors.example') });
    expect(read('index.html')).toContain('<script defer src="https://plausible.io/js/script.js" data-domain="contributors.example"></script>');
    expect(policyIn('index.html')).toContain("script-src 'self' https://plausible.io;");
    expect(policyIn('index.html')).toContain("connect-src 'self' https://plausible.io;");
    expect(read('index.html').match(/https:/g)).toHaveLength(3);
  });
});

describe('PORTAL_VISITS', () => {
  const id = '01234567-89ab-cdef-0123-456789abcdef';

  test.each<[string | undefined, string | undefined]>([
    [undefined, undefined],
    ['', undefined],
    ['plausible@stats.example.org', '<script defer src="https://stats.example.org/js/script.js" data-domain="a.example"></script>'],
    [`umami:${id}@stats.example.org:8443`, `<script defer src="https://stats.example.org:8443/script.js" data-website-id="${id}"></script>`],
  ])('%s', (value, tag) => {
    expect(visitCounter({ PORTAL_VISITS: value }, 'https://a.example')?.tag).toBe(tag);
  });

  test.each<[string, string]>([
    ['google', 'it names no provider'],
    ['constructor', 'it names no provider'],
    ['yes', 'it names no provider'],
    ['plausible@', 'it names no provider'],
    ['plausible@a"><script>', 'it names no provider'],
    ['plausible:x', 'this provider takes no id'],
    ['umami', 'it names no host'],
    ['umami@stats.example.org', 'it has no id of a website'],
    ['umami:1@stats.example.org', 'it has no id of a website'],
  ])('%s is refused: %s', (value, why) => {
    expect(() => visitCounter({ PORTAL_VISITS: value }, 'https://a.example')).toThrow(
      `PORTAL_VISITS is "${value}": ${why}. Expected "plausible", "plausible@HOST" or "umami:WEBSITE-ID@HOST", such as "plausible@stats.example.org". Unset it to count nothing.`,
    );
  });
});

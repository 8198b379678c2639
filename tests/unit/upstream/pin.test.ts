import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { packTouch, pairTwins, parseLog, unpackTouch } from '../../../scripts/upstream/history.ts';
import { findLosses } from '../../../scripts/upstream/guards.ts';
import { readPageSources } from '../../../scripts/upstream/page-sources.ts';
import { linesOf } from '../../../scripts/upstream/lines.ts';
import { formatPin, loadPin, loadPins, parsePinFile, pinOf, pinPath, type PinFile } from '../../../scripts/upstream/pin.ts';
import { pinText } from '../../../scripts/upstream/pin-text.ts';
import { loadBranches, maintainedBranches } from '../../../scripts/upstream/branches.ts';
import { temporaryFolder } from './repository.ts';

const cleanups: (() => void)[] = [];
let root: string;

beforeEach(() => {
  root = temporaryFolder(cleanups);
});

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function put(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

const file: PinFile = {
  format: 2, name: 'main', commit: 'a'.repeat(40), date: '2026-01-02', version: '1.20.0-dev',
  counts: { rows: 2 },
  facts: { rows: ['x', 'y'] },
  files: { '': { Makefile: '1'.repeat(12) }, 'pkg/deep': { 'x.go': '2'.repeat(12) } },
  lines: { '': '40', 'pkg/deep': '7' },
  links: { 'docs/link': 'pkg' },
  modules: { 'example.com/m': 'v1.0.0' },
  moved: [{ commit: 'b'.repeat(12), date: '2026-01-01', paths: { 'old/': 'pkg/', gone: null } }],
  history: { Makefile: ['2026-01-01 bbbbbbbbbbbb 111111111111 #7', '2025-12-31 cccccccccccc 333333333333'] },
};
const rows = { name: 'rows', schema: z.array(z.string()) };

describe('a pin', () => {
  it('is read as it was written', () => {
    put(pinPath('main'), formatPin(file));
    const pin = loadPin(root, 'main');
    expect(parsePinFile(formatPin(file))).toEqual(file);
    expect(pin.facts(rows)).toEqual(['x', 'y']);
    expect([pin.hasFacts(rows), pin.hasFacts({ name: 'toString' })]).toEqual([true, false]);
    expect(pin.moved).toEqual([
      { from: 'gone', commit: 'b'.repeat(12), date: '2026-01-01' },
      { from: 'old/', to: 'pkg/', commit: 'b'.repeat(12), date: '2026-01-01' },
    ]);
    expect(pin.history['Makefile']).toEqual([
      { date: '2026-01-01', commit: 'b'.repeat(12), blob: '1'.repeat(12), pr: 7 },
      { date: '2025-12-31', commit: 'c'.repeat(12), blob: '3'.repeat(12) },
    ]);
    expect([...pin.tree.files]).toEqual([['Makefile', '1'.repeat(12)], ['pkg/deep/x.go', '2'.repeat(12)]]);
  });

  it('knows how many lines a file has, through a link too', () => {
    const pin = pinOf({ ...file, files: { pkg: { 10: '1'.repeat(12), 'a.go': '2'.repeat(12), 'b.png': '3'.repeat(12) } }, lines: { pkg: '3 12 0' } });
    expect(['pkg/10', 'pkg/a.go', 'docs/link/a.go', 'pkg/b.png', 'pkg/c.go', 'pkg', 'a.go'].map((path) => pin.lines(path))).toEqual([3, 12, 12, undefined, undefined, undefined, undefined]);
    expect(pinOf({ ...file, lines: undefined }).lines('Makefile')).toBeUndefined();
  });

  it.each<[string, number]>([['', 0], ['a', 1], ['a\n', 1], ['a\n\nb', 3], ['a\0\n', 0]])('counts the lines of %j', (text, lines) => {
    expect(linesOf(Buffer.from(text))).toBe(lines);
  });

  it('knows files, folders, modules and what links lead to', () => {
    const { tree } = pinOf(file);
    const names = ['Makefile', 'pkg', 'pkg/deep', 'pkg/deep/x.go', 'vendor/example.com', 'vendor/example.com/m', 'docs', 'docs/link', 'docs/link/deep/x.go'];
    expect(names.filter((name) => !tree.has(name))).toEqual([]);
    expect(['', 'make', 'pkg/', 'pkg/deep/y.go', 'vendor/example.com/n', 'docs/link/y', 'toString', 'pkg/deep/constructor'].filter((name) => tree.has(name))).toEqual([]);
  });

  it('names each folder once and what two paths have in common once, and gives both back', () => {
    const paths = {
      'a/b/c.go': 'a/x/c.go', 'a/b/d/': 'a/d/', 'e.go': 'f/e.go', 'g/h/': 'h/', same: 'other', gone: null, 'odd{1}.go': null, 'x => y': 'x',
    };
    const odd: PinFile = {
      ...file, moved: [{ commit: 'b'.repeat(12), date: '2026-01-01', paths }],
      files: { '': { 10: '3'.repeat(12), '9': '4'.repeat(12), Makefile: '1'.repeat(12) }, 'pkg/deep/down': { 'x.go': '2'.repeat(12) } }, lines: { '': '1 0 40', 'pkg/deep/down': '7' },
    };
    const text = formatPin(odd);
    expect(parsePinFile(text)).toEqual(odd);
    expect(text.slice(text.indexOf('"moved"')).split('\n')).toMatchInlineSnapshot(`
      [
        ""moved":[",
        "[",
        ""2026-01-01 bbbbbbbbbbbb",",
        ""a/{b => x}/c.go",",
        ""a/{b => }/d/",",
        ""{ => f}/e.go",",
        ""{g => }/h/",",
        ""gone",",
        "["odd{1}.go"],",
        ""{same => other}",",
        "["x => y","x"]",
        "]",
        "],",
        ""tree":{",
        ""10":"333333333333 1",",
        ""9":"444444444444",",
        ""Makefile":"111111111111 40",",
        ""pkg":{",
        ""deep":{"down":{"x.go":"222222222222 7"}}",
        "}",
        "}",
        "}",
        "",
      ]
    `);
    expect(formatPin(parsePinFile(text) ?? file)).toBe(text);
  });

  it('says what to do where it is missing, damaged, of another format, or lacks facts', () => {
    expect(() => loadPin(root, 'main')).toThrowErrorMatchingInlineSnapshot(`[PortalError: src/data/upstream/main.json: no such pin. Run \`portal upstream sync --repo DIR --ref REF --name main\`.]`);
    for (const text of ['', '[]', '{"format":2', formatPin(file).replace('"format":2', '"format":1'), formatPin(file).replace('"tree":{', '"tree":[],"x":{'), formatPin(file).replace('"tree":{', '"tree":{"odd":"no blob",'), 'null']) {
      put(pinPath('main'), text);
      expect(() => loadPin(root, 'main')).toThrow('src/data/upstream/main.json: not a pin of format 2, or damaged. Run `portal upstream sync --repo DIR --ref REF --name main`.');
    }
    expect(() => pinOf(file).facts({ name: 'none', schema: z.string() })).toThrowErrorMatchingInlineSnapshot(`
      [PortalError: src/data/upstream/main.json: its facts "none" are missing or not as this version of the portal writes them. Run \`portal upstream sync --repo DIR --ref aaaaaaaaaaaa --name main\`.
      ✖ Invalid input: expected string, received undefined]
    `);
  });
});

describe('pinText', () => {
  it('spreads the first levels and what is too long for a line, sorts keys, and leaves out what is undefined', () => {
    const long = 'word '.repeat(40);
    expect(pinText({ b: { z: [1, { y: 1, x: undefined }], a: 'é"\\' }, a: [], c: { long: { two: long, one: { k: 1 } } }, d: {} }, 2)).toBe(
      `{\n"a":[],\n"b":{\n"a":"é\\"\\\\",\n"z":[1,{"y":1}]\n},\n"c":{\n"long":{\n"one":{"k":1},\n"two":"${long}"\n}\n},\n"d":{}\n}\n`,
    );
  });
});

describe('a touch', () => {
  it.each([
    { date: '2026-01-01', commit: 'a'.repeat(12), blob: 'b'.repeat(12), pr: 12 },
    { date: '2026-01-01', commit: 'a'.repeat(12), blob: 'b'.repeat(12) },
  ])('is packed and unpacked', (touch) => {
    expect(unpackTouch(packTouch(touch))).toEqual(touch);
  });
});

describe('parseLog', () => {
  it('reads commits with and without changes, renames, odd names and odd subjects', () => {
    const text = [
      '\u0001c1 1767225600 A subject: with :colons', '\n:100644 100644 a1 b1 M', 'a b.txt', ':100644 100644 a2 b2 R095', 'from\nline', 'to', ':100644 000000 a3 0 D', ':odd',
      '\u0001c2 1767225600 Empty',
      '\u0001c3 1767312000 ', '\n:000000 100644 0 b4 A', 'x',
      '',
    ].join('\0');
    expect(parseLog(text)).toEqual([
      {
        id: 'c1', date: '2026-01-01', subject: 'A subject: with :colons',
        changes: [
          { status: 'M', path: 'a b.txt', to: undefined, blob: 'b1', was: 'a1' },
          { status: 'R', path: 'from\nline', to: 'to', blob: 'b2', was: 'a2' },
          { status: 'D', path: ':odd', to: undefined, blob: '0', was: 'a3' },
        ],
      },
      { id: 'c2', date: '2026-01-01', subject: 'Empty', changes: [] },
      { id: 'c3', date: '2026-01-02', subject: '', changes: [{ status: 'A', path: 'x', to: undefined, blob: 'b4' }] },
    ]);
  });
});

describe('pairTwins', () => {
  const renamed = (from: string, to: string, blob = 'b1') => ({ status: 'R', path: from, to, blob, was: `${blob} before` });

  it('sends files with the same contents to the places that are most like theirs', () => {
    const changed = { status: 'M', path: 'old/z', to: undefined, blob: 'b1' };
    expect(pairTwins([renamed('old/a/c.yaml', 'new/b/c.yaml'), changed, renamed('old/b/c.yaml', 'new/a/c.yaml'), renamed('old/d', 'new/d', 'b3')])).toEqual([
      renamed('old/a/c.yaml', 'new/a/c.yaml'), changed, renamed('old/b/c.yaml', 'new/b/c.yaml'), renamed('old/d', 'new/d', 'b3'),
    ]);
  });

  it('leaves commits without twins as they are', () => {
    const changes = [renamed('a', 'b'), renamed('c', 'd', 'b2')];
    expect(pairTwins(changes)).toBe(changes);
  });
});

describe('findLosses', () => {
  const source = { name: 'parts', mayBeEmpty: { 'v1.1:old': 'it came later', 'v1.0': 'it came later still' } };

  it('names each table that is empty, shrunken or no longer read', () => {
    expect(findLosses([{ source, now: { old: 0, new: 4, fresh: 0 }, before: { old: 3, new: 9, gone: 2 } }], 'main')).toEqual([
      'parts.old is empty; the pin before has 3 rows',
      'parts.new has 4 rows; the pin before has 9',
      'parts.fresh is empty',
      'parts.gone is no longer read; the pin before has 2 rows',
    ]);
    expect(findLosses([{ source, now: 0 }], 'main')).toEqual(['parts is empty']);
  });

  it('lets pass what is declared for the branch or its table, or accepted by name', () => {
    expect(findLosses([{ source, now: { old: 0, new: 1 }, before: { old: 3, new: 1 } }], 'v1.1')).toEqual([]);
    expect(findLosses([{ source, now: { old: 0, new: 0 } }], 'v1.0')).toEqual([]);
    expect(findLosses([{ source, now: { old: 0, new: 1 }, before: { old: 3, new: 1, gone: 1 } }], 'main', ['parts.old', 'parts.gone'])).toEqual([]);
    expect(findLosses([{ source, now: 1, before: 50 }], 'main', ['parts'])).toEqual([]);
  });

  it('does not compare a table with several, nor mind one more', () => {
    expect(findLosses([{ source, now: { a: 1, b: 1 }, before: 50 }], 'main')).toEqual([]);
    expect(findLosses([{ source, now: { a: 1, b: 1 }, before: { a: 2 } }], 'main')).toEqual([]);
  });
});

describe('branches', () => {
  const entry = (name: string, version: string, status = 'maintained'): string => `  - { name: ${name}, ref: ${name}, version: "${version}", status: ${status} }\n`;
  const head = `branches:\n${entry('main', '1.20', 'development')}`;

  it('are read in their order, with the ended ones told apart', () => {
    put('src/data/branches.yaml', `# A comment\nsince: "0123456789ab"\n${head}${entry('v1.19', '1.19')}${entry('v1.9', '1.9', 'ended')}`);
    const branches = loadBranches(root);
    expect(branches.since).toBe('0123456789ab');
    expect(branches.branches.map(({ name }) => name)).toEqual(['main', 'v1.19', 'v1.9']);
    expect(maintainedBranches(branches).map(({ name }) => name)).toEqual(['main', 'v1.19']);
  });

  it.each([
    [head + entry('v1.9', '1.9') + entry('v1.10', '1.10'), 'src/data/branches.yaml: v1.10 is out of order. List the newest version first.'],
    [head + entry('v1.9', '1.9') + entry('v1.9', '1.8'), 'src/data/branches.yaml: v1.9 is listed twice.'],
    [`branches:\n${entry('v1.9', '1.9')}`, 'src/data/branches.yaml: the first branch must be main, with the status development.'],
    [head.replace('"1.20"', '1.20'), 'src/data/branches.yaml: ✖ Invalid input: expected string, received number\n  → at branches[0].version'],
    [head + entry('../x', '1.9'), 'src/data/branches.yaml: ✖ must be `main` or like `v1.18`\n  → at branches[1].name'],
    ['branches: [', 'src/data/branches.yaml:1:12: Not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].'],
    ['since: 1e10\nbranches: []', 'src/data/branches.yaml: ✖ Invalid input: expected string, received number\n  → at since\n✖ Too small: expected array to have >=1 items\n  → at branches'],
  ])('are refused: %#', (text, message) => {
    put('src/data/branches.yaml', text);
    expect(() => loadBranches(root)).toThrow(message);
  });

  it('must be listed somewhere', () => {
    expect(() => loadBranches(root)).toThrowErrorMatchingInlineSnapshot(`[PortalError: src/data/branches.yaml: no such file. It lists the branches that have a pin.]`);
  });

  it('have a pin each', () => {
    put('src/data/branches.yaml', head + entry('v1.19', '1.19'));
    put(pinPath('main'), formatPin(file));
    expect(() => loadPins(root)).toThrow('src/data/upstream/v1.19.json: no such pin.');
    put(pinPath('v1.19'), formatPin({ ...file, name: 'v1.19' }));
    expect(loadPins(root).map(({ name }) => name)).toEqual(['main', 'v1.19']);
  });
});

describe('the pages\' sources', () => {
  it('are those of the front matter, by page, in the order of the pages', () => {
    put('docs/b.md', '---\r\ntitle: B\r\nsources:\r\n  - x/y.rst\r\n  - "a b"\r\n---\r\nText\r\n');
    put('docs/a/b.md', '---\nsources: [z]\n---\n');
    put('docs/none.md', '# No front matter\n\n---\nsources: [z]\n---\n');
    put('docs/empty.md', '---\ntitle: The sources\nsources: []\n---\n');
    put('docs/other.txt', '---\nsources: [z]\n---\n');
    expect([...readPageSources(root)]).toEqual([['docs/a/b.md', ['z']], ['docs/b.md', ['x/y.rst', 'a b']]]);
  });

  it.each(['sources: x', 'sources: [1, {a: b}]', 'sources: [', 'sources:\n  - a\n b'])('must be a list of paths: %j', (line) => {
    put('docs/p.md', `---\n${line}\n---\n`);
    expect(() => readPageSources(root)).toThrow('docs/p.md: `sources:` in its front matter must be a list of paths in cilium/cilium.');
  });
});

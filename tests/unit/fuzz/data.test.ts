import fc from 'fast-check';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { readAuditExcuses } from '../../../scripts/audit/excuses.ts';
import { recall } from '../../../scripts/cache-file.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { readWords } from '../../../scripts/checks/spelling/words.ts';
import { readList } from '../../../scripts/checks/style/lists.ts';
import { parseYaml, readData } from '../../../scripts/data-file.ts';
import { loadIncumbent } from '../../../scripts/incumbent/data.ts';
import { readMemory } from '../../../scripts/links/online/memory.ts';
import { parseLedger } from '../../../scripts/permalinks/ledger.ts';
import { parseRedirects, readRedirects, writeRedirects } from '../../../scripts/permalinks/redirects.ts';
import { readRules } from '../../../scripts/plan/rules-file.ts';
import { readExceptions } from '../../../scripts/references/exceptions.ts';
import { registeredNames } from '../../../scripts/references/registries.ts';
import { readManifest } from '../../../scripts/search/engine/manifest.ts';
import { loadWords } from '../../../scripts/search/words.ts';
import { readDescriptions } from '../../../scripts/tables/descriptions.ts';
import { loadBranches } from '../../../scripts/upstream/branches.ts';
import { loadReviewed } from '../../../scripts/upstream/drift.ts';
import { loadPin } from '../../../scripts/upstream/pin.ts';
import { readGlossary } from '../../../src/plugins/glossary.ts';
import { readParameters } from '../../../src/plugins/parameters.ts';
import { readReviewComments } from '../../../src/plugins/review-comments.ts';
import { makeProject } from '../checks/project.ts';
import { bytesOf, holds, nasty, refusesOrReads, spoilt } from './fuzz.ts';

const own = path.resolve(import.meta.dirname, '../../..');
let root = '';
beforeAll(() => { root = makeProject(); });

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), content);
}

const pin = '{\n"format":1,\n"name":"main",\n"commit":"aaaaaaaaaaaa",\n"date":"2026-01-02",\n"version":"1",\n"counts":{},"facts":{},"files":{},"links":{},"modules":{},"moved":[],"history":{}}\n';

/** Each file of data with what reads it. */
const readers: readonly (readonly [file: string, read: () => unknown, right?: string])[] = [
  ['docs/redirects.yaml', () => readRedirects(root), '# Moved\n- from: /a/\n  to: /b/#c\n- { from: /d/, to: /e/ }\n'],
  ['src/data/audit-excuses.yaml', () => readAuditExcuses(root)],
  ['src/data/branches.yaml', () => loadBranches(root)],
  ['src/data/exceptions.yaml', () => readExceptions(root, 'references/exception')],
  ['src/data/glossary.yaml', () => [readGlossary(root), registeredNames(root, 'term'), loadWords(root)]],
  ['src/data/incumbent.yaml', () => loadIncumbent(root)],
  ['src/data/labels.yaml', () => [registeredNames(root, 'label'), readDescriptions(root, { file: 'labels', fields: { setBy: z.string(), when: z.string() } })]],
  ['src/data/parameters.yaml', () => readParameters(root)],
  ['src/data/plan-rules.yaml', () => readRules(root)],
  ['src/data/review-comments.yaml', () => readReviewComments(root)],
  ['src/data/reviewed.json', () => loadReviewed(root)],
  ['src/data/search-terms.yaml', () => loadWords(root)],
  ['src/data/synonyms.yaml', () => loadWords(root)],
  ['src/data/upstream/main.json', () => loadPin(root, 'main'), pin],
  ['src/data/words.txt', () => readWords(root)],
];

test.each(readers.map(([file, read, right]) => ({ file, read, right })))('$file, spoilt, is read or refused', async ({ file, read, right }) => {
  const text = right ?? readFileSync(path.join(own, file), 'utf8').slice(0, 1500);
  await holds(bytesOf(fc.oneof(nasty, spoilt(text))), 12, async (bytes) => {
    write(file, bytes);
    await refusesOrReads(read);
  });
});

test('texts of the other files are read or refused', async () => {
  await holds(fc.oneof(nasty, spoilt('[words]\na: b\n# c\nd: e\n'), spoilt(pin), spoilt('{"$schema":"./permalinks.schema.json","entries":[{"id":"a","kind":"page","url":"/a/","title":"A","area":"a","aliases":[]}]}')), 60, async (text) => {
    await refusesOrReads(() => readList('a.txt', text, { words: 'replacements' }));
    expect(parseLedger(text)?.entries.length ?? 0).toBeGreaterThanOrEqual(0);
    try {
      readManifest(text);
    } catch (error) {
      expect([SyntaxError, TypeError].some((kind) => error instanceof kind)).toBe(true);
    }
  });
});

test('what is written into a spoilt list of redirects is read again, or the list is refused', async () => {
  await holds(spoilt('# Moved\n- from: /a/\n  to: /b/#c\n- { from: /d/, to: /e/ }\n'), 40, async (text) => {
    const written = await refusesOrReads(() => writeRedirects(text, [{ from: '/new/', to: '/b/' }]));
    if (written === undefined) return;
    expect(parseRedirects(written).redirects.map(({ from }) => from)).toEqual(['/new/']);
  });
});

test('whatever stands in the cache, what is found is the same', async () => {
  const project = makeProject({ 'docs/testing/setup.md': undefined });
  const cache = 'node_modules/.cache/portal';
  const check = async (): Promise<unknown> => (await checkProject({ root: project, only: ['links', 'structure/empty-page'] })).findings;
  const before = await check();
  expect(before).toHaveLength(1);
  await holds(bytesOf(fc.oneof(nasty, spoilt(readFileSync(path.join(project, cache, 'pages.json'), 'utf8')))), 6, async (bytes) => {
    for (const name of ['pages', 'pages-newer', 'verdicts', 'generated', 'external-links']) writeFileSync(path.join(project, cache, `${name}.json`), bytes);
    expect([recall(project, 'pages', 'x'), readMemory(project, new Date()).size]).toEqual([undefined, 0]);
    expect(await check()).toEqual(before);
  });
});

describe('what was found and mended', () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n`;

  test.each([
    ['aliases that multiply', bomb, /^\d+:\d+ The YAML's aliases cannot be resolved: .+ Write the values out\.$/],
    ['an alias to nothing', 'a: 1\nb: *c\n', /^2:4 The YAML's aliases cannot be resolved: Unresolved alias/],
    ['lists that nest', `a:\n${'['.repeat(20_000)}`, /^2:1 The YAML is nested too deeply to be read\. Expected a few levels: flatten it\.$/],
    ['no YAML', 'a: "b\n', /^\d:\d Not YAML: Missing closing "quote\.$/],
  ])('%s', (_name, text, expected) => {
    const { fault } = parseYaml(text);
    expect(fault && `${fault.line}:${fault.column} ${fault.message}`).toMatch(expected);
  });

  test('__proto__ is a key as any other', () => {
    const value = parseYaml('__proto__: {polluted: 1}\na: {__proto__: 2, constructor: 3}\n').yaml?.value;
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'a']);
    expect('polluted' in {}).toBe(false);
  });

  test('a file that is too large is not read', () => {
    write('src/data/words.txt', 'a\n'.repeat(600_000));
    expect(() => readData(root, 'src/data/words.txt')).toThrow('src/data/words.txt:1:1: The file has 1200000 bytes. Expected at most 1048576: split it, or take it back from git.');
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { driftOf, formatReviewed, loadReviewed, neededTouches, parseReviewed, recordReviewed } from '../../../scripts/upstream/drift.ts';
import type { Touch } from '../../../scripts/upstream/history.ts';
import { buildTree } from '../../../scripts/upstream/tree.ts';
import { temporaryFolder } from './repository.ts';

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

const blob = (digit: string): string => digit.repeat(12);
const touch = (digit: string): Touch => ({ commit: digit.repeat(12), date: '2026-01-02', blob: blob(digit) });

const pin = {
  tree: buildTree({
    commit: 'f'.repeat(40),
    files: new Map([['guide/a.rst', '3'.repeat(40)], ['guide/b.rst', '5'.repeat(40)], ['api/c.yaml', '7'.repeat(40)]]),
    links: new Map([['guide/_api', 'api']]),
  }),
  history: { 'guide/a.rst': [touch('3'), touch('2'), touch('1')] },
  moved: [{ from: 'guide/old.rst', to: 'guide/a.rst', commit: 'd'.repeat(12), date: '2026-01-02' }],
};

describe('driftOf', () => {
  it('tells apart what is unchanged, changed, never read and missing', () => {
    const reviewed = { 'docs/p.md': { 'guide/a.rst': blob('1'), 'guide/b.rst': blob('5') } };
    expect(driftOf('docs/p.md', ['guide/a.rst', 'guide/b.rst', 'guide/_api/c.yaml', 'guide/old.rst', 'guide/none.rst', 'guide'], reviewed, pin)).toEqual([
      { source: 'guide/a.rst', state: 'changed', reviewed: blob('1'), now: blob('3'), commits: [touch('3'), touch('2')], complete: true },
      { source: 'guide/b.rst', state: 'unchanged' },
      { source: 'guide/_api/c.yaml', state: 'unreviewed', now: blob('7') },
      { source: 'guide/old.rst', state: 'missing', folder: false, fate: { kind: 'moved', from: 'guide/old.rst', to: 'guide/a.rst', commit: 'd'.repeat(12), date: '2026-01-02', sure: true } },
      { source: 'guide/none.rst', state: 'missing', folder: false, fate: undefined },
      { source: 'guide', state: 'missing', folder: true, fate: undefined },
    ]);
  });

  it('knows what was read of a file before it moved', () => {
    expect(driftOf('docs/p.md', ['guide/a.rst'], { 'docs/p.md': { 'guide/old.rst': blob('2') } }, pin)).toMatchObject([{ state: 'changed', reviewed: blob('2'), commits: [touch('3')] }]);
  });

  it('finds the commits of a file that is named through a symbolic link', () => {
    const linked = { ...pin, history: { 'api/c.yaml': [touch('7'), touch('6')] } };
    expect(driftOf('docs/p.md', ['guide/_api/c.yaml'], { 'docs/p.md': { 'guide/_api/c.yaml': blob('6') } }, linked)).toMatchObject([{ state: 'changed', commits: [touch('7')], complete: true }]);
  });

  it('says when more commits may have changed it than the pin keeps', () => {
    const reviewed = { 'docs/p.md': { 'guide/a.rst': blob('0'), 'guide/b.rst': blob('0') } };
    expect(driftOf('docs/p.md', ['guide/a.rst', 'guide/b.rst'], reviewed, pin)).toMatchObject([
      { state: 'changed', commits: [touch('3'), touch('2'), touch('1')], complete: false },
      { state: 'changed', commits: [], complete: false },
    ]);
  });
});

describe('recordReviewed', () => {
  it('replaces a page\'s record and leaves the others alone', () => {
    const before = { 'docs/p.md': { 'guide/a.rst': blob('1'), 'guide/left.rst': blob('1') }, 'docs/q.md': { 'guide/a.rst': blob('2') } };
    const after = recordReviewed(before, 'docs/p.md', ['guide/b.rst', 'guide/a.rst'], pin);
    expect(after).toEqual({ 'docs/p.md': { 'guide/a.rst': blob('3'), 'guide/b.rst': blob('5') }, 'docs/q.md': { 'guide/a.rst': blob('2') } });
    expect(before['docs/p.md']['guide/a.rst']).toBe(blob('1'));
    expect(recordReviewed(before, 'docs/p.md', [], pin)).toEqual({ 'docs/q.md': { 'guide/a.rst': blob('2') } });
  });

  it('refuses a source that is no file', () => {
    expect(() => recordReviewed({}, 'docs/p.md', ['guide'], pin)).toThrowErrorMatchingInlineSnapshot(
      `[PortalError: docs/p.md: its source guide is no file of the pin. Correct \`sources:\` in its front matter.]`,
    );
  });
});

describe('neededTouches', () => {
  const touches = [touch('4'), touch('3'), touch('2'), touch('1')];

  it('are those since the oldest blob that a page was read at', () => {
    const reviewed = { 'docs/p.md': { x: blob('2') }, 'docs/q.md': { x: blob('3') }, 'docs/r.md': { y: blob('1') } };
    expect(neededTouches('x', touches, blob('4'), reviewed)).toEqual([touch('4'), touch('3')]);
    expect(neededTouches('x', touches, blob('4'), { 'docs/p.md': { x: blob('4') } })).toEqual([]);
  });

  it('are all where that blob is not among them, and a few where none was read', () => {
    expect(neededTouches('x', touches, blob('4'), { 'docs/p.md': { x: blob('0') } })).toEqual(touches);
    expect(neededTouches('x', [...touches, ...touches, ...touches], blob('4'), {})).toHaveLength(10);
  });

  it('are none where the file was last changed before the history that was read', () => {
    expect(neededTouches('x', [], blob('4'), { 'docs/p.md': { x: blob('4') } })).toEqual([]);
  });
});

describe('src/data/reviewed.json', () => {
  it('is empty where it is missing, and read where it is there', () => {
    const root = temporaryFolder(cleanups);
    expect(loadReviewed(root)).toEqual({});
    mkdirSync(path.join(root, 'src/data'), { recursive: true });
    writeFileSync(path.join(root, 'src/data/reviewed.json'), formatReviewed({ b: {}, a: { z: blob('1'), y: blob('2') } }));
    expect(loadReviewed(root)).toEqual({ a: { y: blob('2'), z: blob('1') }, b: {} });
  });

  it('is written sorted, one source a line', () => {
    expect(formatReviewed({ b: { y: blob('2') }, a: { z: blob('1'), y: blob('2') } })).toBe(
      `{\n  "a": {\n    "y": "222222222222",\n    "z": "111111111111"\n  },\n  "b": {\n    "y": "222222222222"\n  }\n}\n`,
    );
  });

  it('is refused where it is malformed', () => {
    expect(() => parseReviewed('{')).toThrow(/^src\/data\/reviewed\.json: not JSON: /u);
    expect(() => parseReviewed('{"docs/p.md": {"x": "123"}}')).toThrow(/^src\/data\/reviewed\.json: expected page, source and the first 12 digits of a blob\. /u);
  });
});

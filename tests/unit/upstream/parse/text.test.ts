import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { cut, folderOf, joinPath, lineAt, linesOf, required, surprise } from '../../../../scripts/upstream/parse/text.ts';
import { readYaml, readYamlText } from '../../../../scripts/upstream/parse/yaml.ts';
import { inputOf } from '../input.ts';

describe('text', () => {
  it('is split into lines of either end', () => {
    expect(linesOf('a\r\nb\n\nc')).toEqual(['a', 'b', '', 'c']);
    expect(linesOf('a\n')).toEqual(['a']);
    expect(linesOf('')).toEqual([]);
  });

  it('is cut by whole characters and without digests', () => {
    expect(cut('short')).toBe('short');
    expect(cut('🦞🦞🦞🦞', 3)).toBe('🦞🦞…');
    expect(cut(`a:1@sha256:${'f'.repeat(64)}`)).toBe('a:1@sha256:…');
  });

  it('has lines, folders and paths', () => {
    expect([lineAt('a\nb\nc', 0), lineAt('a\nb\nc', 2), lineAt('a\nb\nc', 4)]).toEqual([1, 2, 3]);
    expect([folderOf('a/b/c'), folderOf('a')]).toEqual(['a/b', '.']);
    expect([joinPath('a', '../b/./c/'), joinPath('.', 'a'), joinPath('a', '..'), joinPath('a', '../..')]).toEqual(['b/c', 'a', '.', undefined]);
  });

  it('is missed with an error that says what to do', () => {
    expect(() => required(inputOf({ a: '' }), 'pkg/gone.go')).toThrowErrorMatchingInlineSnapshot(`[PortalError: pkg/gone.go: commit cccccccccc has no such file, and facts are read from it. If it moved, give its new path to the source in scripts/upstream/sources/ that names it.]`);
  });

  it('surprises with an error of one line', () => {
    expect(surprise('a/b.c', 7, 'a number', ' many\n words ').message).toMatchInlineSnapshot(`"a/b.c:7: expected a number, found "many\\n words". Its format changed upstream: the parser in scripts/upstream/ has to learn the new one."`);
    expect(surprise('a/b.c', undefined, 'a number', 'x'.repeat(200)).message).toContain(`a/b.c: expected a number, found "${'x'.repeat(99)}…".`);
  });
});

describe('YAML', () => {
  const schema = z.object({ versions: z.array(z.string()), base: z.record(z.string(), z.string()).optional() });

  it('keeps every scalar as text, and follows anchors and merges', () => {
    const text = 'x: &x {a: 1, b: on}\r\nversions: [5.10, 0x1F, 1e3, yes, ~, "", 2026-01-01]\r\nbase:\r\n  <<: *x\r\n  b: off\r\n';
    expect(readYaml({ path: 'f.yaml', text }, schema)).toEqual({ versions: ['5.10', '0x1F', '1e3', 'yes', '~', '', '2026-01-01'], base: { a: '1', b: 'off' } });
  });

  it('tells the lines of keys', () => {
    const { keyLine } = readYamlText({ path: 'f.yaml', text: 'versions:\n- a\nbase:\n  "k": v\n' }, schema, 10);
    expect([keyLine(['versions']), keyLine(['base', 'k']), keyLine(['base', 'gone']), keyLine(['gone', 'k'])]).toEqual([10, 13, undefined, undefined]);
  });

  it.each([
    ['broken text', 'versions: [a\n', 'f.yaml:2: expected YAML, found "Flow sequence'],
    ['a key twice', 'versions: []\nversions: []\n', 'f.yaml:2: expected YAML, found "Map keys must be unique'],
    ['an alias to nothing', 'versions: *gone\n', 'f.yaml: expected YAML with sound aliases, found "Unresolved alias'],
    ['another shape', 'versions:\n- a\n- {b: c}\n', 'f.yaml:3: expected versions.1 of another shape, found "Invalid input: expected string, received object".'],
    ['an empty text', '', 'f.yaml: expected the document of another shape'],
  ])('refuses %s', (_, text, message) => {
    expect(() => readYaml({ path: 'f.yaml', text }, schema)).toThrow(message);
  });
});

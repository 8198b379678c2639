import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadPin } from '../../../scripts/upstream/pin.ts';
import { source as owners } from '../../../scripts/upstream/sources/owners.ts';
import { indexOwners, patternExpression } from '../../../scripts/upstream/codeowners.ts';
import { makeRepository } from './repository.ts';

const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

describe('patternExpression', () => {
  it.each([
    // A pattern without a slash before its end names things at any depth.
    ['*', ['a', 'a/b/c.go']],
    ['*.md', ['x.md', 'a/b/x.md', '!x.mdx']],
    ['Makefile*', ['Makefile', 'a/Makefile.defs', 'a/Makefile.d/x', '!aMakefile']],
    ['apps/', ['apps/x', 'a/apps/b/x', '!apps', '!my-apps/x']],
    // One with a slash is tied to the root.
    ['/docs/', ['docs/x', 'docs/a/x', '!docs', '!a/docs/x', '!docs2/x']],
    ['/docs', ['docs', 'docs/x', 'docs/a/x', '!docs.md']],
    ['pkg/sample', ['pkg/sample', 'pkg/sample/x', '!a/pkg/sample/x']],
    // A last * alone does not reach into folders.
    ['/docs/*', ['docs/x', '!docs/a/x', '!docs/']],
    ['/docs/*lb*', ['docs/lb', 'docs/my-lb.md', 'docs/lbs/x', '!docs/a/lb']],
    ['/a/*/b', ['a/x/b', 'a/x/b/c', '!a/b', '!a/x/y/b']],
    ['/a/**', ['a/b', 'a/b/c', '!a']],
    ['/a/**/b', ['a/b', 'a/x/b', 'a/x/y/b/c', '!ab', '!a/xb']],
    ['/**/b.go', ['b.go', 'x/b.go', 'x/y/b.go', '!xb.go']],
    ['**/logs', ['logs', 'a/logs', 'a/logs/x']],
    ['/a?c', ['abc', 'abc/x', '!a/c', '!ac']],
    // These mean nothing special in CODEOWNERS.
    ['/a[b]c', ['a[b]c', '!abc']],
    ['/a.b+c(d)', ['a.b+c(d)', '!aXb+c(d)', '!a.bbc(d)']],
    ['/with\\ space/', ['with space/x', '!with/x']],
  ])('%s', (pattern, expectations) => {
    const expression = patternExpression(pattern);
    const wrong = expectations.filter((name) => (name.startsWith('!') ? expression.test(name.slice(1)) : !expression.test(name)));
    expect(wrong).toEqual([]);
  });
});

describe('indexOwners', () => {
  const rules = [
    { pattern: '*', owners: ['@cilium/all'] },
    { pattern: '/pkg/', owners: ['@cilium/pkg'] },
    { pattern: '/pkg/sample', owners: ['@cilium/sample', '@cilium/other'] },
    { pattern: '*.md', owners: ['@cilium/docs'] },
    { pattern: '/pkg/sample/free/', owners: [] },
    { pattern: '/pkg/', owners: ['@cilium/again'] },
    { pattern: '/pkg/late/*.go', owners: ['@cilium/late'] },
    { pattern: '/single', owners: ['@cilium/single'] },
  ];
  const index = indexOwners(rules);

  it('lets the last matching rule win, whatever its kind', () => {
    expect(index.ruleOf('README')).toBe(0);
    expect(index.ruleOf('README.md')).toBe(3);
    expect(index.ruleOf('pkg/sample/x.md')).toBe(5);
    expect(index.ownersOf('pkg/late/x.go')).toEqual(['@cilium/late']);
    expect(index.ownersOf('pkg/late/x.c')).toEqual(['@cilium/again']);
    expect(index.ownersOf('single')).toEqual(['@cilium/single']);
  });

  it('takes ownership away where the last rule names nobody', () => {
    const free = indexOwners(rules.slice(0, 5));
    expect(free.ownersOf('pkg/sample/x')).toEqual(['@cilium/sample', '@cilium/other']);
    expect(free.ruleOf('pkg/sample/free/x')).toBe(4);
    expect(free.ownersOf('pkg/sample/free/x')).toEqual([]);
  });

  it('tells a folder from a file by the slash at its end', () => {
    const one = indexOwners([{ pattern: '/a/', owners: ['@cilium/a'] }]);
    expect([one.ruleOf('a'), one.ruleOf('a/'), one.ruleOf('a/b/')]).toEqual([undefined, 0, 0]);
  });

  it('has an answer for no rules', () => {
    expect(indexOwners([]).ownersOf('x')).toEqual([]);
  });

  it('agrees with git, which matches .gitattributes by the same patterns', () => {
    const patterns = [
      '*', '*.txt', 'Make*', '/a/', '/a/b', '/a/b/', 'a/c/', '/a/*.go', '/a/*/x*', '/a/**', '/b/**/c', '/**/special.txt', '/b', '/c/d*', 'deep/', '/a/b/c.txt', '/c/d?/', '/b/**/', '/a/[x].txt', '/e e/', '*.go', '/a/b/c.txt', '/z/**/y/*.md',
    ].map((pattern) => pattern.replaceAll(' ', '\\ '));
    const names = ['a', 'b', 'c', 'd', 'd1', 'deep', 'e e', 'Makefile', 'x', 'x.go', 'c.txt', 'special.txt', '[x].txt', 'x.txt', 'y', 'z', 'r.md', '.hidden'];
    const paths = [...names, ...names.flatMap((one) => names.map((two) => `${one}/${two}`)), ...names.flatMap((one) => names.flatMap((two) => names.map((three) => `${one}/${two}/${three}`))), 'z/a/b/y/r.md', 'b/x/y/c/d/x.go'];
    const index = indexOwners(patterns.map((pattern) => ({ pattern, owners: [] })));
    const git = ruleByGit(patterns, paths);
    const different = paths.filter((name, at) => index.ruleOf(name) !== git[at]);
    expect(paths.length).toBeGreaterThan(6000);
    expect(new Set(git).size).toBeGreaterThan(12);
    expect(different).toEqual([]);
  });

  it('agrees with git over the whole tree of Cilium\'s main, with its own rules', () => {
    const pin = loadPin(path.resolve(import.meta.dirname, '../../..'), 'main');
    const { rules } = pin.facts(owners);
    const paths = [...pin.tree.files.keys()];
    const index = indexOwners(rules);
    const git = ruleByGit(rules.map(({ pattern }) => pattern), paths);
    expect(paths.length).toBeGreaterThan(8000);
    expect(new Set(git).size).toBeGreaterThan(400);
    expect(paths.filter((name, at) => index.ruleOf(name) !== git[at])).toEqual([]);
  });
});

/**
 * Which rule git finds for each path. An attribute's pattern does not reach below a folder that it names, and knows
 * character classes, so each rule is written for both and with its brackets escaped.
 */
function ruleByGit(patterns: readonly string[], paths: readonly string[]): (number | undefined)[] {
  const lines = patterns.flatMap((written, rule) => {
    const pattern = written.replaceAll('\\ ', ' ').replaceAll(/[[\]]/gu, '\\\\$&');
    const below = pattern.slice(0, -1).includes('/') ? pattern : `**/${pattern}`;
    const forms = pattern.endsWith('/**') || (pattern.endsWith('/*') && pattern !== '*') ? [pattern] : pattern.endsWith('/') ? [`${below}**`] : [pattern, `${below}/**`];
    return forms.map((form) => `"${form}" rule=${rule}\n`);
  });
  const { dir } = makeRepository(cleanups);
  writeFileSync(path.join(dir, '.gitattributes'), lines.join(''));
  const printed = execFileSync('git', ['-C', dir, 'check-attr', '-z', '--stdin', 'rule'], { input: `${paths.join('\0')}\0`, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const values = printed.split('\0').filter((_, at) => at % 3 === 2);
  return values.map((value) => (value === 'unspecified' ? undefined : Number(value)));
}

import { describe, expect, it } from 'vitest';
import { readPhrase, source } from '../../../../scripts/upstream/sources/triggers.ts';
import { factsOf } from '../input.ts';

const CONFIG = '.github/ariane-config.yaml';
const NIGHTLY = '.github/ariane-scheduled.yaml';

describe('readPhrase', () => {
  it.each([
    ['/test', '/test', []],
    ['/test\\s*', '/test', []],
    ['/ci-some\\.thing', '/ci-some.thing', []],
    ['/ci-mode(\\s+(?:fast=true))?', '/ci-mode', ['fast=true']],
    ['/ci-two(?:\\s+(kind=(all)|way=(UP|down)))?', '/ci-two', ['kind=all', 'way=UP|down']],
    ['/scale(\\s+(?:nodes=[0-9]+)?(?:\\s*sha=[a-f0-9]{7,40})?)?', '/scale', ['nodes=[0-9]+', 'sha=[a-f0-9]{7,40}']],
    ['/with words\\s+and=\\w+$', '/with words', ['and=\\w+']],
    ['/maybe x?', '/maybe', ['x?']],
  ])('%s', (pattern, phrase, options) => {
    expect(readPhrase(pattern)).toEqual({ phrase, options });
  });

  it.each([['/a|/b'], ['(/a)'], ['test'], ['.*'], ['/a('], ['']])('refuses %j', (pattern) => {
    expect(() => readPhrase(pattern)).toThrow(/^\.github\/ariane-config\.yaml: expected /u);
  });
});

describe('triggers', () => {
  it('reads patterns, anchors, comments and filters, and the list for the night', () => {
    const facts = factsOf(source, {
      [CONFIG]: `allowed-teams: [some-team]   # a comment
triggers:
  # another one
  /test\\s*:
    workflows: &all [a.yaml, b.yaml]
  "/again":
    workflows: *all
  /ci-x(?:\\s+(mode=(one|two)))?:
    workflows:
    - x.yaml
schedule:
  nightly:
    workflows:
    - b.yaml
workflows:
  a.yaml:
    paths-ignore-regex: ((doc|test)/|(.*\\.md|README)$)
  b.yaml: { paths-regex: (src)/ }
  x.yaml: {}
`,
      [NIGHTLY]: 'tests: [old.yaml]\n',
    });
    expect(facts).toEqual({
      triggers: [
        { phrase: '/test', pattern: '/test\\s*', options: [], workflows: ['a.yaml', 'b.yaml'] },
        { phrase: '/again', pattern: '/again', options: [], workflows: ['a.yaml', 'b.yaml'] },
        { phrase: '/ci-x', pattern: '/ci-x(?:\\s+(mode=(one|two)))?', options: ['mode=one|two'], workflows: ['x.yaml'] },
      ],
      nightly: ['b.yaml'],
      filters: [
        { workflow: 'a.yaml', ignore: '((doc|test)/|(.*\\.md|README)$)' },
        { workflow: 'b.yaml', only: '(src)/' },
        { workflow: 'x.yaml' },
      ],
    });
  });

  it('reads the list for the night from its older place, or none', () => {
    const config = 'triggers: {/test: {workflows: [a.yaml]}}\r\nworkflows: {}\r\n';
    expect(factsOf(source, { [CONFIG]: config, [NIGHTLY]: 'tests:\r\n- c.yaml\r\n' }).nightly).toEqual(['c.yaml']);
    expect(factsOf(source, { [CONFIG]: config }).nightly).toEqual([]);
    expect(source.count(factsOf(source, { [CONFIG]: config }))).toEqual({ triggers: 1, nightly: 0, filters: 0 });
  });

  it.each([
    ['triggers: {/test: {workflows: [a.yaml]}}\n', '.github/ariane-config.yaml: expected '],
    ['triggers:\n  /test: [a.yaml]\nworkflows: {}\n', '.github/ariane-config.yaml:2: expected '],
    ['triggers:\n  /test: {workflows: [a]}\n  /test: {workflows: [b]}\nworkflows: {}\n', '.github/ariane-config.yaml:3: expected YAML, found "Map keys must be unique".'],
    ['triggers: {/a|/b: {workflows: [a]}}\nworkflows: {}\n', '.github/ariane-config.yaml: expected a trigger that begins with one phrase such as /test, found "/a|/b".'],
  ])('refuses another format: %#', (text, message) => {
    expect(() => factsOf(source, { [CONFIG]: text })).toThrow(message);
  });

  it('needs its file', () => {
    expect(() => factsOf(source, {})).toThrow('.github/ariane-config.yaml: commit cccccccccc has no such file');
  });
});

import { describe, expect, it } from 'vitest';
import { chunksOf, fold, termsOf } from '../../../scripts/search/engine/tokenise.ts';

const terms = (text: string): string[] => termsOf(text).map(({ term }) => term);

describe('terms of a text', () => {
  it.each([
    ['plain words, folded', 'Open the HIVE!', ['open', 'the', 'hive']],
    ['marks and apostrophes', 'café’s bee\'s don\'t', ['cafe', 'bee', 'dont']],
    ['a flag with its hyphens, without them, and its words', '--queen-min-age', ['--queen-min-age', 'queen-min-age', 'queen', 'min', 'age']],
    ['a name with hyphens', '`frame-rack`,', ['frame-rack', 'frame', 'rack']],
    ['a constant', 'BEE_PROG_RUN', ['bee_prog_run', 'bee', 'prog', 'run']],
    ['a beginning of names', 'ENABLE_', ['enable_', 'enable']],
    ['a channel and a team', '#sig-honey @bees/sig-honey', ['sig-honey', 'sig', 'honey', 'bees/sig-honey', 'sig-honey', 'bees', 'sig', 'honey']],
    ['a slash that is part of the name', '/test /sys/hive', ['/test', 'test', '/sys/hive', 'sys', 'hive']],
    ['camel case', 'BeeQueenPolicy cell.Provide', ['beequeenpolicy', 'bee', 'queen', 'policy', 'cell.provide', 'cell', 'provide']],
    ['abbreviations', 'IPv6 eBPF GitHub k8s', ['ipv6', 'ebpf', 'bpf', 'github', 'k8s']],
    ['versions', 'v1.18 1.18', ['1.18', 'v1', '18', '1.18', '1', '18']],
    ['no commits and long numbers', '26d721f0fe 1234567 12345', ['12345']],
    ['nothing', ' — … `` ', []],
  ])('%s', (_, text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it('knows where each term stands', () => {
    const text = 'Call (make frame-rack) now.';
    expect(termsOf(text).map(({ term, start, end }) => [term, text.slice(start, end)])).toEqual([
      ['call', 'Call'], ['make', 'make'], ['frame-rack', 'frame-rack'], ['frame', 'frame'], ['rack', 'rack'], ['now', 'now'],
    ]);
  });

  it('gives a name as a whole, and a plain word none', () => {
    expect(chunksOf('make frame-rack --smoke').map(({ whole }) => whole)).toEqual([undefined, 'frame-rack', '--smoke']);
  });

  it('folds a long text of one letter', () => {
    expect(fold('Ä'.repeat(100))).toBe('a'.repeat(100));
    expect(terms('x'.repeat(5000))).toEqual([]);
  });
});

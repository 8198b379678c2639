import { describe, expect, it } from 'vitest';
import { packedFlag, packFlag, readHelpFlags, unpackFlag } from '../../../../scripts/upstream/parse/flags.ts';
import type { Flag } from '../../../../scripts/upstream/parse/flags.ts';

describe('flags', () => {
  it.each<[Flag, string]>([
    [{ name: 'plain', type: 'bool' }, 'plain bool'],
    [{ name: 'all.of-it', short: 'x', type: '[]uint16', optional: true, default: 'a=b,c d?' }, 'all.of-it,x []uint16?=a=b,c d?'],
    [{ name: 'four', short: '4', type: 'ip', default: '' }, 'four,4 ip='],
    [{ name: 'lines', type: 'string', default: 'one\ntwo' }, 'lines string=one\ntwo'],
  ])('survive packing: %o', (flag, packed) => {
    expect(packFlag(flag)).toBe(packed);
    expect(packedFlag.safeParse(packed).success).toBe(true);
    expect(unpackFlag(packed)).toEqual(flag);
  });

  it('are not taken in another form', () => {
    for (const text of ['', 'name', '--name string', 'name,xy string', 'a b string']) expect(packedFlag.safeParse(text).success, text).toBe(false);
  });

  it('are cut where a default is long', () => {
    expect(packFlag({ name: 'x', type: 'string', default: 'é'.repeat(100) })).toBe(`x string=${'é'.repeat(79)}…`);
  });

  it('are read from help texts of every shape', () => {
    const lines = ['', '  -4, --v4                  text', '      --bare', '      --opt kind[=red]      one', '                            two (default "it\\"s \\\\ me")', '      --num int   (default -1)', '      --note      Says (default is none)', '      --old string   x (default "y") (DEPRECATED: use (the) other)'];
    expect(readHelpFlags('f.md', lines, 10).map(packFlag)).toEqual(['v4,4 bool', 'bare bool', 'opt kind?=it"s \\ me', 'num int=-1', 'note bool=is none', 'old string=y']);
  });

  it('name the line of another shape', () => {
    expect(() => readHelpFlags('f.md', ['      --a   x', 'b'], 10)).toThrow('f.md:11: expected a flag as pflag prints it');
    expect(() => readHelpFlags('f.md', ['                  text without a flag'], 10)).toThrow('f.md:10: expected a flag');
  });
});

import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/redirects.ts';
import { factsOf } from '../input.ts';

const FILE = 'Documentation/redirects.txt';

describe('redirects', () => {
  it('reads one a line, CRLF and blank lines as well', () => {
    const facts = factsOf(source, { [FILE]: '"old/a.rst" "new/a.rst"\r\n\r\n  "b c.md"\t"d.md"  \n"old/a.rst" "again.rst"' });
    expect(facts).toEqual([{ from: 'old/a.rst', to: 'new/a.rst' }, { from: 'b c.md', to: 'd.md' }, { from: 'old/a.rst', to: 'again.rst' }]);
    expect(source.count(facts)).toBe(3);
  });

  it.each(['old.rst new.rst', '"old.rst"', '"old.rst" "new.rst" "more.rst"', '# a comment'])('refuses %j', (line) => {
    expect(() => factsOf(source, { [FILE]: `"a" "b"\n${line}\n` })).toThrow(`${FILE}:2: expected "old page" "new page", found ${JSON.stringify(line)}.`);
  });
});

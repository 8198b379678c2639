import { describe, expect, it } from 'vitest';
import { source, teamNames } from '../../../../scripts/upstream/sources/owners.ts';
import { factsOf } from '../input.ts';

const HEAD = `# Words about the teams, one of them @cilium/in-prose.
#
# First Group
# +++++++++++
#
# Who looks after what:
#
# - @cilium/with-text:
#   Look after this and that, together with
#   @cilium/second-team where it helps.
# - @cilium/no-colon
#   Has a text nevertheless.
# - @cilium/silent
# - @cilium/one-line: Looks after lines.
#
# Some more words.
#
# - @cilium/after-words
#
# Empty Group
# +++++++++++
#
# Nobody yet.
#
# Second Group
# ++++++++++++
# - @cilium/with-text
#
# END_CODEOWNERS_DOCS
#
`;

function read(rules: string, head = HEAD) {
  return factsOf(source, { CODEOWNERS: head + rules });
}

describe('owners', () => {
  it('groups the teams and knows which are described', () => {
    const { sections } = read('* @cilium/all\n');
    expect(sections).toEqual([
      {
        title: 'First Group',
        teams: [
          { name: '@cilium/with-text', described: true },
          { name: '@cilium/no-colon', described: true },
          { name: '@cilium/silent', described: false },
          { name: '@cilium/one-line', described: true },
          { name: '@cilium/after-words', described: false },
        ],
      },
      { title: 'Second Group', teams: [{ name: '@cilium/with-text', described: false }] },
    ]);
  });

  it('keeps the rules in order, duplicates and those without owners among them', () => {
    const { rules } = read('* @cilium/all\n\n  /a/   @cilium/a\t@someone   \n# a comment @cilium/none\n/a/ a.person@example.com\n/free/\n/b/ @cilium/b # with a comment\n/c#d @cilium/c\n');
    expect(rules).toEqual([
      { pattern: '*', owners: ['@cilium/all'] },
      { pattern: '/a/', owners: ['@cilium/a', '@someone'] },
      { pattern: '/a/', owners: ['a.person@example.com'] },
      { pattern: '/free/', owners: [] },
      { pattern: '/b/', owners: ['@cilium/b'] },
      { pattern: '/c#d', owners: ['@cilium/c'] },
    ]);
  });

  it('keeps a space that a backslash escapes', () => {
    expect(read('/with\\ space/*.md @cilium/a\n').rules).toEqual([{ pattern: '/with\\ space/*.md', owners: ['@cilium/a'] }]);
  });

  it('reads CRLF as LF', () => {
    expect(factsOf(source, { CODEOWNERS: `${HEAD}/a/ @cilium/a\n`.replaceAll('\n', '\r\n') })).toEqual(read('/a/ @cilium/a\n'));
  });

  it('names teams of both kinds once, and no persons', () => {
    expect(teamNames(read('/a/ @cilium/zulu @someone\n/b/ @cilium/silent\n'))).toEqual(['@cilium/after-words', '@cilium/no-colon', '@cilium/one-line', '@cilium/silent', '@cilium/with-text', '@cilium/zulu']);
    expect(source.count(read('/a/ @cilium/zulu @someone\n'))).toEqual({ rules: 1, teams: 6 });
  });

  it.each([
    ['/a/ cilium/a\n', HEAD, 'CODEOWNERS:31: expected an owner such as @cilium/team, found "cilium/a".'],
    ['', '# No end\n* @cilium/all\n', 'CODEOWNERS: expected a line "# END_CODEOWNERS_DOCS", found "none".'],
    ['', '# - @cilium/early\n# END_CODEOWNERS_DOCS\n', 'CODEOWNERS:1: expected a heading before the first team, found "- @cilium/early".'],
  ])('refuses another format: %j', (rules, head, message) => {
    expect(() => read(rules, head)).toThrow(message);
  });
});

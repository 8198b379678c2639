import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/slack.ts';
import { factsOf } from '../input.ts';

const PAGE = 'Documentation/community/community.rst';
const TABLE = `Ask in \`\`#in-prose\`\`.

============ =====
Name         Purpose
============ =====
\`\`#talk\`\`     Talk
\`\`#sig-\`\`\\*   A family
============ =====

============ =====
Name         Purpose
============ =====
\`\`#area-\`\`    Another family
\`\`#x2-y\`\`     Other
============ =====
`;

describe('slack', () => {
  it('reads the tables of channels, families among them', () => {
    const facts = factsOf(source, { [PAGE]: TABLE.replaceAll('\n', '\r\n') });
    expect(facts).toEqual({
      listed: [{ name: 'talk', family: false }, { name: 'sig-', family: true }, { name: 'area-', family: true }, { name: 'x2-y', family: false }],
      mentioned: [],
    });
    expect(source.count(facts)).toEqual({ listed: 4, mentioned: 0 });
  });

  it('finds where other files speak of channels, and their ids', () => {
    const { mentioned } = factsOf(source, {
      [PAGE]: TABLE,
      'Documentation/contributing/b.rst': 'Ask in ``#talk``, `#linked <https://cilium.slack.com/archives/C0AB>`_,\n`#by-name <target_>`_ or the #plain channel (#bracketed Slack channel).\n\n.. _target: https://cilium.slack.com/archives/C0CD\n',
      'Documentation/contributing/a.rst': '``#talk`` and `#elsewhere <https://example.com/x#anchor>`_\n',
      'CODEOWNERS': '# on the #committers channel\n',
      'Documentation/other/c.rst': '``#not-read``\n',
      'README.rst': 'See #12 and page#part channel, ``#include`` and ``#define X``\n',
    });
    expect(mentioned).toEqual([
      { name: 'bracketed', files: ['Documentation/contributing/b.rst'] },
      { name: 'by-name', files: ['Documentation/contributing/b.rst'], id: 'C0CD' },
      { name: 'committers', files: ['CODEOWNERS'] },
      { name: 'elsewhere', files: ['Documentation/contributing/a.rst'] },
      { name: 'linked', files: ['Documentation/contributing/b.rst'], id: 'C0AB' },
      { name: 'plain', files: ['Documentation/contributing/b.rst'] },
      { name: 'talk', files: ['Documentation/contributing/a.rst', 'Documentation/contributing/b.rst'] },
    ]);
  });

  it.each([
    ['No table\n', `${PAGE}: expected a table with the head "Name Purpose", found "none".`],
    ['Name   Purpose\n====== =\n#talk  Talk\n', `${PAGE}:3: expected a channel such as \`\`#general\`\` in the first column, found "#talk  Talk".`],
  ])('refuses another format: %#', (text, message) => {
    expect(() => factsOf(source, { [PAGE]: text })).toThrow(message);
  });
});

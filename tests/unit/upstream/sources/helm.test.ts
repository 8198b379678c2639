import { describe, expect, it } from 'vitest';
import { helmValues, source } from '../../../../scripts/upstream/sources/helm.ts';
import { factsOf } from '../input.ts';

const FILE = 'Documentation/helm-values.rst';
const HEAD = `..
  Made up.

.. list-table::
   :header-rows: 1

   * - :spelling:ignore:\`Key\`
     - Description
     - Type
     - Default
`;

function row(key: string, description: string, type: string, value: string): string {
  return `   * - :spelling:ignore:\`${key}\`\n     - ${description}\n     - ${type}\n     - ${value}\n`;
}

const TABLE = `${HEAD}${row('sails.count', 'How many', 'int', '``3``')}${row('hull', '', 'object', '``{"planks":[{"wood":"oak"}]}``')}
${row('flag', 'A \\* star - and a dash', 'string', '``"red = white"``')}${row('oars', 'x', 'list', '')}${row('wind', 'x', 'string', '``true`` unless the weather says otherwise')}${row('rig', 'x', 'string', 'gaff')}${row('song', 'x', 'string', 'The one that everybody knows')}${row('long', 'x', 'string', `\`\`"${'la'.repeat(60)}"\`\``)}${row('image', 'x', 'object', `\`\`{"digest":"a/b@sha256:${'0'.repeat(64)}"}\`\``)}`;

describe('Helm values', () => {
  it('are read with type and default; a default in words is left out', () => {
    const facts = factsOf(source, { [FILE]: TABLE });
    expect(facts.values).toEqual({
      'sails.count': 'int=3',
      hull: 'object={"planks":[{"wood":"oak"}]}',
      flag: 'string="red = white"',
      oars: 'list',
      wind: 'string',
      rig: 'string=gaff',
      song: 'string',
      long: `string="${'la'.repeat(39)}…`,
      image: 'object={"digest":"a/b@sha256:…"}',
    });
    expect(source.count(facts)).toBe((TABLE.match(/spelling:ignore/gu)?.length ?? 0) - 1);
    expect(helmValues(facts).slice(1, 4)).toEqual([
      { path: 'hull', type: 'object', default: '{"planks":[{"wood":"oak"}]}' },
      { path: 'flag', type: 'string', default: '"red = white"' },
      { path: 'oars', type: 'list' },
    ]);
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, { [FILE]: TABLE.replaceAll('\n', '\r\n') })).toEqual(factsOf(source, { [FILE]: TABLE }));
  });

  it('are none in an empty table', () => {
    expect(factsOf(source, { [FILE]: HEAD })).toEqual({ values: {} });
  });

  it.each([
    ['no table', 'text\n', `${FILE}: expected the columns Key, Description, Type, Default, found "no table".`],
    ['other columns', HEAD.replace('Type', 'Kind'), `${FILE}:7: expected the columns Key, Description, Type, Default, found "Key, Description, Kind, Default".`],
    ['a row with a cell too few', `${HEAD}   * - :spelling:ignore:\`a\`\n     - x\n     - int\n`, `${FILE}:11: expected a row of key, description, type and default, found ":spelling:ignore:\`a\` | x | int".`],
    ['a key without its role', `${HEAD}${row('a', 'x', 'int', '1').replace(':spelling:ignore:', '')}`, `${FILE}:11: expected a row of key, description, type and default`],
    ['a line between the cells', `${HEAD}${row('a', 'x', 'int', '1')}stray\n`, `${FILE}:15: expected a row or cell of the list table, found "stray".`],
    ['a value twice', `${HEAD}${row('a', 'x', 'int', '1')}${row('a', 'x', 'int', '2')}`, `${FILE}:15: expected a value that no other row has, found "a".`],
  ])('refuse %s', (_, text, message) => {
    expect(() => factsOf(source, { [FILE]: text })).toThrow(message);
  });
});

import { describe, expect, it } from 'vitest';
import { PortalError } from '../../../scripts/errors.ts';
import { loadWords } from '../../../scripts/search/words.ts';
import { makeProject } from '../checks/project.ts';

describe('words for the search', () => {
  it('come from the glossary, the synonyms and the search terms', () => {
    const { synonyms, keywords } = loadWords(makeProject({
      'src/data/glossary.yaml': '- name: hive\n  aliases: [bee hive, house of the bees]\n  link: /bees/\n- name: out\n  link: https://example.org/\n',
      'src/data/synonyms.yaml': '- [set up, install]\n- {for: [skep], find: [hive]}\n',
      'src/data/search-terms.yaml': '/bees/: [apiary]\n',
    }));
    expect(Object.fromEntries(synonyms)).toEqual({
      'bee hive': ['hive'], 'hive': ['bee hive'], 'house of the bees': ['hive'], 'install': ['set up'], 'set up': ['install'], 'skep': ['hive'],
    });
    expect(keywords('/bees/')).toEqual(['hive', 'bee hive', 'house of the bees', 'apiary']);
    expect(keywords('/wasps/')).toEqual([]);
  });

  it('may be missing', () => {
    expect(loadWords(makeProject()).keywords('/')).toEqual([]);
  });

  it('that are wrong are named, with their place', () => {
    const wrong = [
      ['synonyms.yaml', '- [one]'],
      ['synonyms.yaml', '- {for: [a], finds: [b]}'],
      ['synonyms.yaml', '- [a, b]\n- [404, gone]'],
      ['synonyms.yaml', 'a: ['],
      ['search-terms.yaml', 'bees: [a]'],
      ['search-terms.yaml', '/bees/: a'],
      ['glossary.yaml', '- aliases: [a]'],
    ];
    expect(wrong.map(([file = '', content]) => messageOf(makeProject({ [`src/data/${file}`]: content })))).toMatchInlineSnapshot(`
      [
        "src/data/synonyms.yaml: entry 1: expected two phrases or more.",
        "src/data/synonyms.yaml: entry 1: expected a list of two phrases or more (a number needs quotation marks), or a map with "for" and "find".",
        "src/data/synonyms.yaml: entry 2: expected a list of two phrases or more (a number needs quotation marks), or a map with "for" and "find".",
        "src/data/synonyms.yaml:1:5: Not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
        "src/data/search-terms.yaml: bees: expected an address such as /testing/bpf/#run-one-test.",
        "src/data/search-terms.yaml: /bees/: expected a list of phrases.",
        "src/data/glossary.yaml: entry 1: expected "name".",
      ]
    `);
  });
});

function messageOf(root: string): string {
  try {
    loadWords(root);
  } catch (error) {
    return error instanceof PortalError ? error.message : `no PortalError: ${String(error)}`;
  }
  return 'nothing';
}

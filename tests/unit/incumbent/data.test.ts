import { describe, expect, it } from 'vitest';
import { joinIncumbent, readKnownAnchors } from '../../../scripts/incumbent/data.ts';
import { anchorsText } from '../../../scripts/incumbent/update.ts';
import { makeProject } from '../checks/project.ts';

const anchors = { 'contributing/hive': { titles: ['hive'], sections: ['tools'] }, 'contributing/queen': { titles: [], sections: [] } };
const queen = 'contributing/queen:\n  to: /bees/queen/\n';

const faults = (text: string): string[] => joinIncumbent(text, anchors).findings.map(({ rule, file, line, column, message }) => `${rule} ${file}:${line}:${column} ${message}`);

describe('the written file', () => {
  it('is joined with the known anchors', () => {
    const { data, places, findings } = joinIncumbent(`${queen}contributing/hive:\n  to: /bees/hive/\n  also: [/bees/honey/]\n  moved:\n    tools: /bees/hive/#all-tools\n`, anchors);
    expect(findings).toEqual([]);
    expect(data['contributing/hive']).toEqual({ to: '/bees/hive/', also: ['/bees/honey/'], titles: ['hive'], sections: ['tools'], moved: { tools: '/bees/hive/#all-tools' } });
    expect(places.pages.get('contributing/hive')).toBe(3);
    expect(places.targets.get('contributing/hive#tools')).toEqual({ start: { line: 7, column: 12 }, end: { line: 7, column: 33 } });
  });

  it('is a map of old pages', () => {
    expect([...faults('- a'), ...faults('a: [')]).toMatchInlineSnapshot(`
      [
        "redirects/old-address src/data/incumbent.yaml:1:1 Expected a map from old pages such as "contributing/testing/e2e" to their targets.",
        "redirects/old-address src/data/incumbent.yaml:1:5 Not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
      ]
    `);
  });

  it('names addresses and anchors in their form', () => {
    expect(faults('contributing/hive:\n  to: bees/hive\n  moved:\n    Tools_: /bees/\n/hive/:\n  to: /bees/\ncontributing/queen:\n  also: [/bees/#a]\n  other: 1\n')).toMatchInlineSnapshot(`
      [
        "redirects/old-address src/data/incumbent.yaml:1:1 contributing/hive: to: expected an address such as /testing/bpf/ or /testing/bpf/#run-one-test; moved.Tools_: expected an anchor as Sphinx writes it: a-z, 0-9 and hyphens.",
        "redirects/old-address src/data/incumbent.yaml:5:1 /hive/: expected an old page such as contributing/testing/e2e.",
        "redirects/old-address src/data/incumbent.yaml:7:1 contributing/queen: to: expected an address; also.0: expected the address of a page such as /testing/bpf/; Unrecognized key: "other".",
      ]
    `);
  });

  it('has each old page, once, and no other', () => {
    expect(faults(`${queen}${queen}`)).toMatchInlineSnapshot(`
      [
        "redirects/old-address src/data/incumbent.yaml:3:1 Not YAML: Map keys must be unique.",
      ]
    `);
    expect(faults(queen)).toMatchInlineSnapshot(`
      [
        "redirects/old-address src/data/incumbent.yaml:1:1 The old page "contributing/hive" has no target. Add an entry with "to: ADDRESS".",
      ]
    `);
    expect(faults(`${queen}contributing/wasp:\n  to: /bees/\n`)).toMatchInlineSnapshot(`
      [
        "redirects/old-address src/data/incumbent.yaml:3:1 "contributing/wasp" was never a page of the old documentation, as src/data/incumbent/anchors.yaml has it. Remove the entry.",
      ]
    `);
  });
});

describe('the generated file', () => {
  it('is read as it is written', () => {
    expect(readKnownAnchors(makeProject({ 'src/data/incumbent/anchors.yaml': anchorsText(anchors) }))).toEqual(anchors);
    expect(readKnownAnchors(makeProject())).toEqual({});
  });

  it('may be broken', () => {
    const broken = (text: string) => () => readKnownAnchors(makeProject({ 'src/data/incumbent/anchors.yaml': text }));
    expect(broken('a: [')).toThrowErrorMatchingInlineSnapshot(`[PortalError: src/data/incumbent/anchors.yaml: broken: Not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]. The file is generated: take it back from git.]`);
    expect(broken('contributing/hive: 1')).toThrowErrorMatchingInlineSnapshot(`[PortalError: src/data/incumbent/anchors.yaml: broken: Invalid input: expected object, received number. The file is generated: take it back from git.]`);
  });
});

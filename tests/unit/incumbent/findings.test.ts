import { describe, expect, it } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { incumbentFindings } from '../../../scripts/incumbent/findings.ts';
import { anchorsText } from '../../../scripts/incumbent/update.ts';
import { makeProject, pageOf } from '../checks/project.ts';

const anchors = anchorsText({ 'contributing/hive': { titles: ['hive'], sections: ['tools', 'smoke'] } });
const hive = pageOf('## Tools {#tools}\n\nText.\n\n## Use smoke {#use-smoke}\n\nText.\n');

async function found(written: string, redirects?: string) {
  const root = makeProject({ 'docs/testing/hive.md': hive, 'src/data/incumbent.yaml': written, 'src/data/incumbent/anchors.yaml': anchors, ...(redirects !== undefined && { 'docs/redirects.yaml': redirects }) });
  const { site } = await checkProject({ root, only: [] });
  return incumbentFindings(site);
}

const said = async (written: string): Promise<string[]> => (await found(written)).map(({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule} ${message}`);

describe('targets of old addresses', () => {
  it('are live', async () => {
    expect(await said('contributing/hive:\n  to: /testing/hive/\n  moved:\n    smoke: /testing/hive/#use-smoke\n')).toEqual([]);
  });

  it('are reported when a section is gone, with the nearest one', async () => {
    expect(await said('contributing/hive:\n  to: /testing/hive/\n  moved:\n    smoke: /testing/hive/#smoking\n')).toMatchInlineSnapshot(`
      [
        "src/data/incumbent.yaml:4:12 redirects/old-address /contributing/hive/#smoke leads to "/testing/hive/#smoking", which is gone. Did you mean "/testing/hive/#use-smoke"?",
      ]
    `);
  });

  it('are reported when a page is gone, with the nearest one, and its sections only where they are named', async () => {
    expect(await said('contributing/hive:\n  to: /testing/hives/\n  also: [/testing/none-at-all-of-that-name/]\n  moved:\n    smoke: /testing/hives/#use-smoke\n')).toMatchInlineSnapshot(`
      [
        "src/data/incumbent.yaml:2:7 redirects/old-address /contributing/hive/ leads to "/testing/hives/", which is gone. Did you mean "/testing/hive/"?",
        "src/data/incumbent.yaml:1:1 redirects/old-address /contributing/hive/ leads to "/testing/none-at-all-of-that-name/", which is gone. Give it the address of a live section.",
        "src/data/incumbent.yaml:5:12 redirects/old-address /contributing/hive/#smoke leads to "/testing/hives/#use-smoke", which is gone. Did you mean "/testing/hive/#use-smoke"?",
      ]
    `);
  });

  it('are mended where a redirect says where they went', async () => {
    const [finding, ...more] = await found('contributing/hive:\n  to: /testing/bees/\n  moved:\n    smoke: /testing/hive/#use-smoke\n', '- { from: /testing/bees/, to: /testing/hive/ }\n');
    expect(more).toEqual([]);
    expect(finding?.message).toMatchInlineSnapshot(`"/contributing/hive/ leads to "/testing/bees/", which is gone. It went to "/testing/hive/": write that."`);
    expect(finding?.fix).toEqual({ range: { start: { line: 2, column: 7 }, end: { line: 2, column: 21 } }, text: '/testing/hive/' });
  });
});

describe('known anchors', () => {
  it('are reported when no section has the id and no line names them', async () => {
    expect(await said('contributing/hive:\n  to: /testing/hive/\n')).toMatchInlineSnapshot(`
      [
        "src/data/incumbent.yaml:1:1 redirects/old-address /contributing/hive/#smoke has no target: no section has this id. Add it under "moved", for example "smoke: /testing/hive/#use-smoke".",
      ]
    `);
  });

  it('are the only ones that a line may name', async () => {
    expect(await said('contributing/hive:\n  to: /testing/hive/\n  moved:\n    honey: /testing/hive/#tools\n    smoke: /testing/hive/#use-smoke\n')).toMatchInlineSnapshot(`
      [
        "src/data/incumbent.yaml:4:12 redirects/old-address /contributing/hive/ never had a section "#honey". Remove the line.",
      ]
    `);
  });
});

describe('faults in the form', () => {
  it('are reported', async () => {
    expect(await said('contributing/hive:\n  to: hive\n')).toMatchInlineSnapshot(`
      [
        "src/data/incumbent.yaml:1:1 redirects/old-address contributing/hive: to: expected an address such as /testing/bpf/ or /testing/bpf/#run-one-test.",
      ]
    `);
  });
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { buildPlanData } from '../../../scripts/plan/build-data.ts';
import { sectionNames } from '../../../scripts/plan/engine/data.ts';
import { planRulesFile } from '../../../scripts/plan/rules-file.ts';
import { withPins } from '../checks/pins.ts';
import { makeProject } from '../checks/project.ts';

const head = `split: {lines: 200, commits: 6, link: testing/run-one-test}\nlinks:\n${sectionNames.map((name) => `  ${name}: testing/run-one-test\n`).join('')}`;

function project(rules: string, start = head): string {
  return makeProject(withPins({ [planRulesFile]: `${start}rules:\n${rules}` }));
}

async function messages(root: string): Promise<string[]> {
  const { findings } = await checkProject({ root, only: ['references/plan-rule'] });
  return findings.map(({ file, line, message }) => `${file}:${line}: ${message}`);
}

const firstRule = head.split('\n').length + 1;

describe('references/plan-rule', () => {
  it('says where each thing is wrong, and what would be right', async () => {
    const root = project(`
- {id: gone, kind: read, paths: [/pkg/elf/], say: The loader of programs., link: testing/run-one-test}
- {id: wild, kind: read, paths: [/bpf/*.rs, /bpf/], say: The programs in Rust., link: testing/run-one-test}
- {id: empty, kind: read, paths: [/bpf/, "!/bpf/"], say: The programs in C., link: testing/run-one-test}
- {id: idle, kind: read, paths: [/bpf/, "!/pkg/"], say: The programs in C., link: testing/run-one-test}
- {id: unless, kind: read, paths: [/bpf/], unless: [/bqf/], say: The programs in C., link: testing/run-one-test}
- {id: page, kind: read, paths: [/bpf/], say: The programs in C., link: testing/run-one-tset}
- {id: section, kind: read, paths: [/bpf/], say: The programs in C., link: testing/run-one-test#start-at}
- {id: command, kind: regenerate, paths: [/bpf/], say: Generate the code., commands: [make generate-bqf], link: testing/run-one-test}
- {id: folder, kind: test, paths: [/bpf/], say: Run the Go tests., commands: [go test ./test/controlplain], link: testing/run-one-test}
- {id: package, kind: test, paths: [/Documentation/*.rst], say: Run the Go tests., commands: ["go test {packages}"], link: testing/run-one-test}
- {id: label, kind: label, paths: [/bpf/], say: It is about the kernel., labels: [kind/bugg], link: testing/run-one-test}
- {id: trigger, kind: trigger, paths: [/bpf/], say: The programs changed., triggers: [/ci-verifyer], link: testing/run-one-test}
`);
    expect(await messages(root)).toMatchInlineSnapshot(`
      [
        "src/data/plan-rules.yaml:11: Rule "gone": "/pkg/elf/" fits no file of main. main has no file or folder "pkg/elf". It was removed in 03b614f263 (2024-05-17).",
        "src/data/plan-rules.yaml:12: Rule "wild": "/bpf/*.rs" fits no file of main. Mend or remove it.",
        "src/data/plan-rules.yaml:13: Rule "empty": It fits no file of main.",
        "src/data/plan-rules.yaml:14: Rule "idle": "!/pkg/" takes nothing out. Remove it.",
        "src/data/plan-rules.yaml:15: Rule "unless": "/bqf/" fits no file of main. main has no file or folder "bqf". Did you mean "bpf"?",
        "src/data/plan-rules.yaml:16: Rule "page": It links to "testing/run-one-tset", and there is no page docs/testing/run-one-tset.md. Did you mean "testing/run-one-test"?",
        "src/data/plan-rules.yaml:17: Rule "section": It links to "testing/run-one-test#start-at", and docs/testing/run-one-test.md has no such section. Did you mean "testing/run-one-test#start-it"?",
        "src/data/plan-rules.yaml:18: Rule "command": main has no make target "generate-bqf". Did you mean "generate-bpf"?",
        "src/data/plan-rules.yaml:19: Rule "folder": main has no file or folder "test/controlplain". Did you mean "test/controlplane"?",
        "src/data/plan-rules.yaml:20: Rule "package": None of the files that it fits gives its commands a Go package.",
        "src/data/plan-rules.yaml:21: Rule "label": main has no label "kind/bugg". Did you mean "kind/bug"?",
        "src/data/plan-rules.yaml:22: Rule "trigger": main has no trigger phrase "/ci-verifyer". Did you mean "/ci-verifier"?",
      ]
    `);
  });

  it('reports what is malformed with its line, and goes on', async () => {
    const root = project(`
- {id: Bad Id, kind: read, paths: [], say: no sentence, link: Testing}
- {id: one, kind: reed, paths: [/bpf/], say: The programs in C., link: testing/run-one-test}
- {id: two, kind: read, paths: ["!/bpf/"], say: The programs in C., link: testing/run-one-test, command: make}
- {id: two, kind: read, paths: [/bpf/], say: The programs in C., link: testing/run-one-test}
- {id: two, kind: read, paths: [/bpf/], say: The programs in C., link: testing/run-one-test}
`);
    const found = await messages(root);
    expect(found).toMatchInlineSnapshot(`
      [
        "src/data/plan-rules.yaml:11: id: expected lower-case words joined by hyphens.",
        "src/data/plan-rules.yaml:11: link: expected a page or section such as testing/bpf#run-one-test.",
        "src/data/plan-rules.yaml:11: paths: Too small: expected array to have >=1 items.",
        "src/data/plan-rules.yaml:11: paths: expected a pattern that does not begin with !.",
        "src/data/plan-rules.yaml:11: say: expected a sentence with a capital at its start and a period or question mark at its end.",
        "src/data/plan-rules.yaml:12: kind: Invalid discriminator value. Expected 'test' | 'regenerate' | 'trigger' | 'label' | 'ask' | 'read'.",
        "src/data/plan-rules.yaml:13: The entry: Unrecognized key: "command".",
        "src/data/plan-rules.yaml:13: paths: expected a pattern that does not begin with !.",
        "src/data/plan-rules.yaml:15: Another rule has the id "two". Give each its own.",
      ]
    `);
    expect(() => buildPlanData(root)).toThrow(found[0]?.replace(/^.*?:\d+: /, ''));
  });

  it('reports a file that is none, and a head without its parts', async () => {
    expect(await messages(project('- {id: [}\n'))).toMatchInlineSnapshot(`
      [
        "src/data/plan-rules.yaml:10: Not YAML: Flow sequence in block collection must be sufficiently indented and end with a ].",
      ]
    `);
    expect(await messages(project('  []\n', 'split: {lines: 0}\n'))).toMatchInlineSnapshot(`
      [
        "src/data/plan-rules.yaml:1: links: Invalid input: expected object, received undefined.",
        "src/data/plan-rules.yaml:1: split.commits: Invalid input: expected number, received undefined.",
        "src/data/plan-rules.yaml:1: split.lines: Too small: expected number to be >0.",
        "src/data/plan-rules.yaml:1: split.link: Invalid input: expected string, received undefined.",
      ]
    `);
    expect(await messages(makeProject(withPins({})))).toEqual([]);
  });

  it('finds nothing in the rules of the portal', async () => {
    const root = path.resolve(import.meta.dirname, '../../..');
    expect(readFileSync(path.join(root, planRulesFile), 'utf8').length).toBeGreaterThan(1000);
    expect(await messages(root)).toEqual([]);
  });
});

it('names the rule whose link leads nowhere when the data are made, and a missing file', () => {
  const root = project('- {id: page, kind: read, paths: [/bpf/], say: The programs in C., link: testing/nowhere}\n');
  expect(() => buildPlanData(root)).toThrow(`${planRulesFile}:${firstRule}: rule "page": links to docs/testing/nowhere.md, which is no page with a title.`);
  expect(() => buildPlanData(makeProject(withPins({})))).toThrow('src/data/plan-rules.yaml: no such file. It holds the rules of the change planner.');
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../scripts/checks/finding.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { withPins } from './pins.ts';
import { makeProject } from './project.ts';

const file = 'docs/testing/run-one-test.md';
const words = readFileSync(path.resolve(import.meta.dirname, '../../../src/data/words.txt'), 'utf8');

/** A part of a page with one defect. The finding is expected at its line `line`, the first where none is given. */
interface Defect {
  readonly rule: string;
  readonly text: string;
  readonly line?: number;
}

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\``;

/** Defects of the front matter, one a line. */
const header: readonly Defect[] = [
  { rule: 'style/sentence-case', text: 'title: Run All The Tests' },
  { rule: 'structure/front-matter', text: 'description: Too short.' },
  { rule: 'structure/front-matter', text: 'type: howto' },
  { rule: 'structure/front-matter', text: 'author: somebody' },
];

const body: readonly Defect[] = [
  // Headings
  { rule: 'style/mostly-callout', text: '## Drain a node {#drain-a-node}\n\n:::tip[How]\nPass the name of the node, and wait until the command comes back, which takes a minute.\n:::', line: 3 },
  { rule: 'style/heading-id', text: '## Start the test' },
  { rule: 'style/heading-increment', text: '#### Too deep {#too-deep}' },
  { rule: 'style/heading-punctuation', text: '## Limits: {#limits}' },
  { rule: 'structure/duplicate-id', text: '## More limits {#limits}' },
  { rule: 'style/id-form', text: '## Known gaps {#Known_Gaps}' },
  { rule: 'style/heading-space', text: '##Missing space {#missing-space}' },
  { rule: 'style/heading-style', text: 'Underlined words {#underlined}\n---' },
  { rule: 'style/sentence-case', text: '## Encrypt Traffic With WireGuard {#encrypt-traffic}' },
  { rule: 'style/sentence-case', text: '## read the report {#read-the-report}' },
  { rule: 'style/beta', text: '## Node encryption (beta) {#node-encryption}' },
  { rule: 'style/beta', text: '## Lighthouse mode (Beta) {#lighthouse-mode}' },
  { rule: 'style/emphasis-heading', text: '**Run it again**' },
  { rule: 'style/one-title', text: '# A second title {#second-title}' },
  // Lists and tables
  { rule: 'style/list-marker', text: '* A compiler' },
  { rule: 'style/ordered-list', text: '1. Start the machine\n2. Log in', line: 2 },
  { rule: 'style/list-periods', text: '- Build the image.\n- Push the image\n- Read the report.', line: 2 },
  { rule: 'style/table-columns', text: '| Test | Time |\n| --- | --- |\n| small | short | daily |', line: 3 },
  { rule: 'style/stray-row', text: '| Test | Time |' },
  // Code
  { rule: 'style/fence-marks', text: '~~~text\nOutput\n~~~' },
  { rule: 'style/fence-language', text: fence('', 'Output') },
  { rule: 'style/fence-language', text: fence('console', '$ true') },
  { rule: 'style/code-style', text: 'Start it:\n\n    run one-test', line: 3 },
  { rule: 'style/prompt', text: fence('shell-session', 'kubectl get pods'), line: 2 },
  { rule: 'style/prompt', text: fence('shell-session', '$ true\nkubectl get pods'), line: 3 },
  { rule: 'style/prompt', text: fence('text', '$ kubectl get pods'), line: 2 },
  { rule: 'style/script', text: fence('bash', 'kubectl get pods') },
  { rule: 'style/script', text: fence('bash', '$ kubectl get pods') },
  { rule: 'references/unknown-command', text: fence('shell-session', '$ cilium-dbg endpoint listt'), line: 2 },
  // Callouts, HTML, excuses
  { rule: 'style/callouts-in-a-row', text: ':::note[First]\nOne.\n:::\n\n:::note[Second]\nTwo.\n:::', line: 5 },
  { rule: 'style/raw-html', text: 'Do <b>not</b> stop.' },
  { rule: 'style/comment', text: '<!-- Ask how long the test takes. -->' },
  { rule: 'style/excuse', text: '<!-- portal-ignore style/latin: nothing Latin stands here -->' },
  { rule: 'style/excuse', text: '<!-- portal-ignore style/no-such-rule: the rule has another name -->' },
  // Links and pictures
  { rule: 'style/bare-url', text: 'The report is at https://example.com/report today.' },
  { rule: 'style/link-text', text: 'To set up, click [here](setup.md).' },
  { rule: 'style/embedded-urls', text: 'Read [one](https://example.com/guides/the-first-of-them), [two](https://example.com/guides/the-second-of-them) and [three](https://example.com/guides/the-third).' },
  { rule: 'links/dead', text: 'First [set up](set-up.md).' },
  { rule: 'links/dead', text: 'See the [needs](setup.md#no-such-section).' },
  { rule: 'links/by-file', text: 'First [set up](/testing/setup/).' },
  { rule: 'links/undefined-reference', text: 'Read the [specification][no-such-label].' },
  { rule: 'links/unused-definition', text: '[nobody-uses-it]: https://example.com/' },
  { rule: 'links/invalid-url', text: 'Read [the list](http://).' },
  { rule: 'links/empty', text: 'Read [the list]().' },
  { rule: 'style/image-alternative', text: '![](/img/steps.svg)' },
  { rule: 'style/empty-alternative', text: '![Screenshot](/img/steps.svg)' },
  // Words
  { rule: 'spelling/us-english', text: 'The line is coloured.' },
  { rule: 'spelling/us-english', text: 'The centre holds.' },
  { rule: 'spelling/us-english', text: 'Pods are labelled.' },
  { rule: 'spelling/unknown-word', text: 'The server recieves frames.' },
  { rule: 'style/repeated-word', text: 'Restart the\nthe agent.', line: 2 },
  { rule: 'style/hyphen', text: 'The agent does load-balancing.' },
  { rule: 'style/hyphen', text: 'A newly-created pod has no route.' },
  { rule: 'style/name', text: 'Wireguard encrypts the traffic.' },
  { rule: 'style/name', text: 'Fork the repository on Github.' },
  { rule: 'style/name', text: 'Write the list as yaml.' },
  { rule: 'style/api-object', text: 'Each configmap belongs to a namespace.' },
  { rule: 'style/api-object', text: 'Cilium implements the gateway API.' },
  { rule: 'style/abbreviation', text: 'Each node has a NIC.' },
  { rule: 'style/latin', text: 'Use another system, e.g. a collector.' },
  { rule: 'style/latin', text: 'Send the flows via the exporter.' },
  { rule: 'style/idiom', text: 'Under the hood, the agent compiles programs.' },
  { rule: 'style/idiom', text: 'Good first issues are low-hanging fruit.' },
  { rule: 'style/direction', text: 'The table below lists the modes.' },
  { rule: 'style/direction', text: 'Repeat the steps above.' },
  { rule: 'style/first-person', text: 'Now we limit the output.' },
  { rule: 'style/short-form', text: 'Encryption & authentication need keys.' },
  { rule: 'style/plain-language', text: 'It is recommended to set a limit.' },
  { rule: 'style/vague-start', text: 'The agent stops. This is expected.' },
  { rule: 'style/todo', text: 'TODO: describe the report.' },
  { rule: 'references/unknown-name', text: 'Read :path[pkg/no-such-folder].' },
  { rule: 'references/unknown-directive', text: 'Read :file[pkg/hive].' },
  // Marks and white space
  { rule: 'style/emphasis-marks', text: 'Do _not_ stop.' },
  { rule: 'style/code-spaces', text: 'Run ` true` first.' },
  { rule: 'style/trailing-spaces', text: 'The test ends.  ' },
  { rule: 'style/hard-tabs', text: 'Time:\ta minute.' },
  { rule: 'style/blank-lines', text: 'One.\n\n\nTwo.', line: 3 },
  { rule: 'style/line-length', text: 'The agent loads the programs, attaches them to the devices, fills the maps, and waits for the next change of a policy to come.' },
  { rule: 'structure/unclosed', text: ':::note[Never closed]\nText.' },
];

/** What looks like a defect and is none. */
const rightHeader = ['title: Encrypt traffic with WireGuard on GKE', 'description: A page of text that is right, although a careless check would object to each part.', 'type: task'];

const right: readonly string[] = [
  '## Use the Gateway API with CiliumNetworkPolicy {#use-the-gateway-api}',
  '## `kubectl` in a Pod {#kubectl-in-a-pod}',
  '## Talk to GitHub, Prometheus and Visual Studio Code {#talk-to-github}',
  '## eBPF maps on Linux and macOS {#ebpf-maps}',
  '## What does the agent do? {#what-the-agent-does}',
  '## Beta disclaimer {#beta-disclaimer}',
  '## Host firewall (Beta) {#host-firewall}\n\n:::warning[Beta feature]\nThe mode may change. Report problems in an issue.\n:::\n\nThe firewall filters the traffic of the node. Select the nodes by their labels.',
  'The device is called `wireguard`, and its file `github.yaml` uses `colour: grey`.',
  'The folder kubernetes-tests has more of them, for example github.com/kubernetes.',
  'A request enters the cluster through the gateway, and a service answers it.',
  'The agent watches each pod and node for changes of their labels.',
  'An end-to-end test with read-only access is up to date, and so is a multi-node one.',
  'The family-friendly build is an early-access one.',
  'The kubelet and etcd use gRPC. Kubectl is their client.',
  'Keep the load below 80 percent, and the limit above `minimum`.',
  'Everything from 5.10 and above works, as do levels below the root.',
  'Values above zero and below average count.',
  'The prompt says "e.g." and "via", which this page avoids.',
  'Click **Compare & pull request**, then **Re-run failed jobs**.',
  'Read the Q&A and the R&D report.',
  'A path such as `/etc` or `/etc/hosts` stays as it is.',
  'This test takes a minute. It opens a socket, and this happens often.',
  'The script prints `TODO` and `FIXME` where code is missing.',
  'The network interface card (NIC) receives frames. Each NIC has a queue.',
  'The CPU, the URL and the API need no words of their own. CRDs are in the glossary.',
  'He said that that test had had no result.',
  'The exercise advises otherwise: raise the noise, revise the premise, and compromise.',
  'Four hours of our-own-tool output are enough for any tour.',
  'Use the US keyboard, not the German one.',
  'Set the policy to *deny* and the mode to **strict**.',
  'See [Set up a machine](setup.md) and its [needs](setup.md#prerequisites).',
  'Read [the guide](https://example.com/guide) and [the list](https://example.com/list).',
  'Run :path[Makefile] and :make[kind], or ask :team[sig-datapath].',
  '- A compiler\n- A kernel with tracing\n- Two gigabytes of memory',
  '- Build the image. It takes a minute.\n- Push the image.',
  '1. Start the test:\n\n   ```shell-session\n   $ make kind\n   ```\n\n1. Read its report.',
  fence('shell-session', '$ git version\ngit version 2.47.0\n# bpftool prog list\n$ docker run --rm \\\n    alpine true\n$ cat <<END\nkubectl get pods\nEND'),
  fence('bash', '#!/bin/bash\nset -e\nkubectl get pods'),
  fence('bash', 'for node in a b; do\n  kubectl drain "$node"\ndone'),
  fence('text', '$ is the prompt of a user.'),
  fence('yaml', '# TODO: the colour of Github & co.\nkind: configmap'),
  ':::warning[Evicts pods]\nThe command evicts all pods.\n:::\n\nThe command takes a minute.\n\n:::note[Time]\nA large node takes longer.\n:::\n\nThe node is empty after that, and you can take it out of service.',
  '<!-- portal-ignore style/direction: the menu calls its entry so -->\n\nChoose the entry Insert below.',
  '| Test | Time |\n| --- | --- |\n| small | a minute |\n| large | it is an hour |',
  'Press <kbd>Ctrl</kbd> and wait.',
];

/** Joins parts with a sentence between them, so that no list or callout touches another, and gives the line of each. */
function pageOf(front: readonly string[], parts: readonly string[]): { source: string; lines: number[] } {
  const lines: number[] = [];
  let source = `---\n${front.join('\n')}\n---\n`;
  for (const part of parts) {
    source += '\nThen go on.\n\n';
    lines.push(source.split('\n').length);
    source += `${part}\n`;
  }
  return { source, lines };
}

async function check(source: string): Promise<readonly Finding[]> {
  const { findings } = await checkProject({ root: makeProject(withPins({ [file]: source, 'src/data/words.txt': words })), only: ['structure', 'style', 'spelling', 'links', 'references'] });
  return findings.filter((finding) => finding.file === file);
}

describe('a page of defects', () => {
  const { source, lines } = pageOf(header.map(({ text }) => text), body.map(({ text }) => text));
  const places = [...header.map((defect, index) => ({ ...defect, at: index + 2 })), ...body.map((defect, index) => ({ ...defect, at: (lines[index] ?? 0) + (defect.line ?? 1) - 1 }))];
  let findings: readonly Finding[] = [];

  beforeAll(async () => {
    findings = await check(source);
  });

  test('has enough of them', () => {
    expect(places.length).toBeGreaterThanOrEqual(60);
  });

  test.each(places)('$at: $rule: $text', ({ rule, at }) => {
    expect(findings.filter(({ line }) => line === at).map((finding) => finding.rule)).toContain(rule);
  });

  test('nothing else is found', () => {
    const expected = new Set(places.map(({ rule, at }) => `${at} ${rule}`));
    expect(findings.filter(({ line, rule }) => !expected.has(`${line} ${rule}`)).map(({ line, rule, message }) => `${line} ${rule} ${message}`)).toEqual([]);
  });
});

describe('a page of look-alikes', () => {
  test('has enough of them', () => {
    expect(right.length).toBeGreaterThanOrEqual(40);
  });

  test('nothing is found', async () => {
    const { source, lines } = pageOf(rightHeader, right);
    const found = await check(source);
    expect(found.map(({ line, rule, message }) => `${right[lines.findLastIndex((start) => start <= line)]?.split('\n')[0] ?? 'front matter'} → ${rule} ${message}`)).toEqual([]);
  });
});

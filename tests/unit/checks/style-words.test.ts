import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applyFixes } from '../../../scripts/checks/fix.ts';
import { isFixable } from '../../../scripts/checks/registry.ts';
import { checkProject } from '../../../scripts/checks/run.ts';
import { found, foundIn } from './found.ts';
import { makeProject, pageOf } from './project.ts';

const file = 'docs/testing/run-one-test.md';

/** The first quoted words of each finding. */
async function wordsIn(text: string, rule: string): Promise<(string | undefined)[]> {
  return (await foundIn(`${text}\n`, rule)).map((line) => /"(.+?)"/.exec(line)?.[1]);
}

async function fixed(text: string, rule: string): Promise<string> {
  const root = makeProject({ [file]: pageOf(`${text}\n`) });
  applyFixes(root, (await checkProject({ root, only: [rule] })).findings, isFixable);
  return readFileSync(path.join(root, file), 'utf8').split('\n').slice(6).join('\n').trim();
}

describe.each<[rule: string, wrong: Readonly<Record<string, string>>, right: readonly string[]]>([
  [
    'spelling/us-english',
    {
      'The colours are Grey.': 'colours',
      'They analysed the MODELLING.': 'analysed',
      'The data centre is misorganised.': 'centre',
      'Uncancelled and relabelled.': 'Uncancelled',
      'A theatre of virtualisation.': 'theatre',
    },
    ['The analyses exercise precise promises.', 'Four tours of an hour. Clockwise, disable the noise.', 'Read `colour` in docs/colour.md.', 'Write "color", not "colour".', 'Ask the Labour Party.', 'Recognize and improvise an improvisation.'],
  ],
  [
    'style/name',
    {
      'A Github-hosted runner.': 'Github',
      "Github's list.": 'Github',
      'Two urls.': 'urls',
      'Use K8s or git hub.': 'K8s',
      'On Mac OS.': 'Mac OS',
      'Runs on Kubectl.': 'Kubectl',
      'A wireguard-based tunnel.': 'wireguard',
    },
    ['GitHub, two URLs, IPv6.', 'Kubectl starts. Etcd: it stops.', 'The kubernetes-sigs folder, kubernetes.io, docs/github/a.md, @cilium.', 'Go and the hive go on.', 'Not "Wireguard".'],
  ],
  [
    'style/api-object',
    { 'Two configmaps.': 'configmaps', 'Networkpolicies apply.': 'Networkpolicies', 'A Config Map.': 'Config Map', 'the Gateway object and a network policy object': 'network policy object', 'Gateway api': 'Gateway api' },
    ['Two ConfigMaps and NetworkPolicies.', 'A network policy for the gateway.', 'Run `kubectl get configmaps`.', 'An objective of the service.'],
  ],
  [
    'style/hyphen',
    { 'The Load-balancer.': 'Load-balancer', 'A newly-created node.': 'newly-created', 'E-mail it.': 'E-mail' },
    ['An end-to-end, multi-node, read-only test.', 'A daily-run, friendly-looking build.', 'The option --load-balancing and pkg/load-balancing.', 'See the label kind/load-balancing-test.', 'A long load- or test.', 'Choose **Re-run failed jobs**.'],
  ],
  ['style/latin', { 'Nodes, e.g. two.': 'e.g.', 'Nodes, e.g two.': 'e.g', 'Pods etc.': 'etc.', 'I.e. one.': 'I.e.', 'Via a\nproxy.': 'Via' }, ['The file /etc/hosts.', 'It says "via" and “e.g.”', 'A viable `via`.', 'The talk "From Pods via Nodes to Clusters" is old.', 'The Via header.', 'Eggs, vial, etcd.']],
  ['style/short-form', { 'One & two': '&', 'Via w/o (a), b & c.': 'w/o', 'Run w/o root.': 'w/o', 'One vs. two': 'vs.' }, ['AT&T has a Q&A.', 'Choose **Compare & pull request**.', 'Start VS Code.']],
  ['style/idiom', { 'Look Under the\nhood.': 'Under the hood', 'A bird’s eye view.': "bird's eye view", 'A low-hanging fruit': 'low-hanging fruit', 'He bit the bullet.': 'bit the bullet', 'It cuts its corners, cutting corners.': 'cutting corners', 'It shoots itself in the foot.': 'shoots itself in the foot' }, ['Under the table.', 'A hood. Under the hoods.', 'It means "under the hood".']],
  ['style/plain-language', { 'In order to start, wait.': 'In order to', 'Please wait.': 'Please', 'Note that it waits.': 'Note that' }, ['A note that waits.', 'Take the order to start.']],
  [
    'style/direction',
    { 'See below.': 'below', 'the steps above': 'above', 'The above is fine.': 'above', 'Look below for more.': 'below', 'The example above the fold.': 'above', 'See below what happens.': 'below', 'The text below the next table.': 'below', 'Below is a list.': 'Below' },
    ['above 5', 'below the limit', 'above `x`', 'above average', '1.16 and above', 'below Linux 6', '"above"', 'Above all, wait.', 'Layers above layer 3.', 'The agent below the proxy.'],
  ],
  ['style/first-person', { 'We wait.': 'We', "Then we'll wait.": 'we', 'Let’s wait.': 'Let', 'Our test.': 'Our', 'Here I wait.': 'I' }, ['The US.', 'He let it go.', '"We wait", it says.', 'Run `we`.', 'Use the bus.', 'Which tests do I run?', 'Part I of II. The I in API.']],
  [
    'style/vague-start',
    { 'One. This is two.': 'This is', 'It works.': 'It works', 'One. It is two.': 'It is', 'This triggers the test.': 'This triggers the', 'This, too, waits.': 'This,' },
    ['This test is one.', 'One. It works.', '- It works.', '“This happens” is vague.', 'After this is two.', 'It, too, waits.', 'It is possible that it waits.', 'It takes a minute to wait.', 'This class the test has. This too-long one.'],
  ],
  ['style/todo', { 'TODO later.': 'TODO', 'Wait (FIXME).': 'FIXME', 'To do: more.': 'To do:', 'Coming soon.': 'Coming soon', 'The time is tbd.': 'tbd' }, ['The `TODO` list.', '"TODO" is a word.', 'A to-do list and hacks.', 'The release is coming soon.']],
  ['style/repeated-word', { 'Wait for the the end.': 'the', 'The the end.': 'the', 'It is is it.': 'is' }, ['He had had it, and that that.', 'One, one. Two: two.', 'The check Check Patch.', '1 1', '`a` `a`', 'A a.b', 'The the-word.']],
  [
    'style/abbreviation',
    { 'A NIC is here.': 'NIC', 'Two NICs, then a network interface card (NIC).': 'NIC' },
    ['A network interface card (NIC). The NIC.', 'The NIC (network interface card).', 'APIs, URLs and CRDs.', 'You MUST NOT wait.', 'The column PROXY PORT.', 'Set `NIC` and PR_NUMBER.', 'The CRI-O runtime, part III.', '## A NIC {#nic}\n\nThe card (NIC).'],
  ],
])('%s', (rule, wrong, right) => {
  test.each(Object.entries(wrong))('%s', async (text, first) => {
    expect((await wordsIn(text, rule))[0]).toBe(first);
  });

  test.each(right)('leaves %s', async (text) => {
    expect(await wordsIn(text, rule)).toEqual([]);
  });
});

test('messages say what to write', async () => {
  const texts = {
    'spelling/us-english': 'The colour.',
    'style/name': 'Use Wireguard.',
    'style/api-object': 'A configmap.',
    'style/hyphen': 'The load-balancing of a newly-made one.',
    'style/latin': 'Pods, e.g. one.',
    'style/short-form': 'A & b.',
    'style/idiom': 'On steroids.',
    'style/plain-language': 'It is recommended to wait.',
    'style/direction': 'See below.',
    'style/first-person': 'We wait.',
    'style/vague-start': 'This is it.',
    'style/todo': 'TODO.',
    'style/repeated-word': 'A the the b.',
    'style/abbreviation': 'A NIC.',
  };
  const messages = await Promise.all(Object.entries(texts).map(async ([rule, text]) => [rule, await foundIn(`${text}\n`, rule)] as const));
  expect(Object.fromEntries(messages)).toMatchInlineSnapshot(`
    {
      "spelling/us-english": [
        "1:5 "colour" is British. US English has "color".",
      ],
      "style/abbreviation": [
        "1:3 "NIC" is not explained where it stands first. Write the words in full with "(NIC)" after them, or add it to src/data/glossary.yaml.",
      ],
      "style/api-object": [
        "1:3 "configmap" is written "ConfigMap". The name of an API object has its capitals; put a resource of the command line in backticks.",
      ],
      "style/direction": [
        "1:5 "below" is a place that readers may not have. Name what you mean, such as "the next table", or link to it.",
      ],
      "style/first-person": [
        "1:1 "We" may or may not include the reader. Write "you", or name who it is.",
      ],
      "style/hyphen": [
        "1:5 "load-balancing" needs no hyphen. Write "load balancing".",
        "1:25 "newly-made" needs no hyphen: an adverb in -ly belongs to the next word anyway. Write "newly made".",
      ],
      "style/idiom": [
        "1:1 "On steroids" is a figure of speech, which translations get wrong. Say what is meant: much stronger.",
      ],
      "style/latin": [
        "1:7 "e.g." is Latin. Write it in English: for example.",
      ],
      "style/name": [
        "1:5 "Wireguard" is written "WireGuard". Put a command, a package or a file in backticks.",
      ],
      "style/plain-language": [
        "1:1 "It is recommended" keeps the reader from what the sentence says: state the advice.",
      ],
      "style/repeated-word": [
        "1:7 "the" stands here twice. Remove one.",
      ],
      "style/short-form": [
        "1:3 "&" is a short form. Write "and".",
      ],
      "style/todo": [
        "1:1 "TODO" says that the page is not ready. Write what is missing, or open an issue and leave it out.",
      ],
      "style/vague-start": [
        "1:1 "This is" leaves open what "this" is. Name the thing.",
      ],
    }
  `);
});

describe('places', () => {
  test('are right over marks, lines, quotations, lists and tables', async () => {
    const body = 'One *two* `three` [via](setup.md)\nand\n  **via**.\n\n> quoted\n> via\n\n- item\n  via\n\n| a | via |\n| --- | --- |\n\n:::note[Via it]\nVia.\n:::\n\n![via](/img/steps.svg)\n';
    expect((await foundIn(body, 'style/latin')).map((line) => line.split(' ')[0])).toEqual(['1:20', '3:5', '6:3', '9:3', '11:7', '14:9', '15:1', '18:3']);
  });

  test('are right in front matter, quoted or not', async () => {
    const page = '---\ntitle: "Go via it"\ndescription: One sentence via which a reader learns what the page is about.\ntype: task\n---\n\nText.\n';
    expect((await found({ [file]: page }, ['style/latin'])).map((line) => line.split(' ')[0])).toEqual([`${file}:2:12`, `${file}:3:27`]);
  });
});

describe('fixes', () => {
  test.each([
    ['spelling/us-english', 'The Colour, COLOUR and colour.', 'The Color, COLOR and color.'],
    ['style/name', 'On Github.', 'On GitHub.'],
    ['style/api-object', 'Two networkpolicies.', 'Two NetworkPolicies.'],
    ['style/hyphen', 'Load-balancing.', 'Load balancing.'],
    ['style/hyphen', 'A newly-made one.', 'A newly made one.'],
    ['style/repeated-word', 'A the the b.', 'A the b.'],
    ['style/repeated-word', 'A the\nthe b.', 'A the\nthe b.'],
    ['style/name', 'A [Github guide] and a [Github list][list].\n\n[Github guide]: setup.md\n[list]: setup.md', 'A [Github guide] and a [GitHub list][list].\n\n[Github guide]: setup.md\n[list]: setup.md'],
    ['style/latin', 'Via it.', 'Via it.'],
  ])('%s: %s', async (rule, text, right) => {
    expect(await fixed(text, rule)).toBe(right);
  });
});

test('a generated page is left alone', async () => {
  const page = pageOf('TODO: colour via Github.\n').replace('type: task', 'type: reference\ngenerated: true');
  expect(await found({ [file]: page }, ['style', 'spelling/us-english'])).toEqual([]);
});

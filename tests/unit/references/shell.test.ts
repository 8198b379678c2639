import { expect, test } from 'vitest';
import type { Fence } from '../../../scripts/pages/page.ts';
import { commandsOfFence, commandsOfLine } from '../../../scripts/references/shell.ts';

function fence(value: string, language = 'shell-session'): Fence {
  const lines = value.split('\n').length;
  return { language, meta: undefined, value, closed: true, contentLine: 2, at: { start: { line: 1, column: 1 }, end: { line: lines + 2, column: 4 } } };
}

/** Each command as its place, the folder it runs in, and its words. */
function commands(value: string, language?: string): string[] {
  return commandsOfFence(fence(value, language), '').commands.map(
    ({ words, folder }) => `${words[0]?.line}:${words[0]?.column} ${folder ?? '?'}> ${words.map(({ text }) => text).join(' ')}`,
  );
}

test('a session has the commands after its prompts, also those that others run', () => {
  const session = [
    '$ for pod in a b; do cilium-dbg endpoint list; done',
    '$ if ! cilium status; then echo "down"; fi',
    '$ X=$(cilium-dbg endpoint get "$(hubble list nodes)")',
    '$ echo `hubble status` \'$(not me)\'',
    '$ sudo -u cilium timeout -k 1 5 watch -n 2 cilium-dbg status | xargs -n 1 hubble observe',
    '$ sh -c "cilium-dbg endpoint list" && bash -ec \'make kind\'',
    '$ kubectl -n kube-system exec -it ds/cilium -c cilium-agent -- cilium-dbg status',
    '$ kubectl exec pod -c cilium-agent cilium-dbg status',
    '$ docker exec -e A=b kind-control-plane cilium-dbg status > out 2>&1',
    '$ minikube ssh -- hubble status',
    '$ kubectl debug node/x -- sleep 5',
    'user@host:~/cilium$ make kind \\',
    '>   V=1 # loud',
    'root@kind-worker:/# cilium-dbg status',
    'kind-image is not a command',
  ].join('\n');
  expect(commands(session)).toMatchInlineSnapshot(`
    [
      "2:22 > cilium-dbg endpoint list",
      "3:8 > cilium status",
      "3:28 > echo "down"",
      "4:34 > hubble list nodes",
      "4:7 > cilium-dbg endpoint get "$(hubble list nodes)"",
      "5:9 > hubble status",
      "5:3 > echo \`hubble status\` '$(not me)'",
      "6:44 > cilium-dbg status",
      "6:75 > hubble observe",
      "7:10 > cilium-dbg endpoint list",
      "7:49 > make kind",
      "8:64 > cilium-dbg status",
      "9:36 > cilium-dbg status",
      "10:41 > cilium-dbg status",
      "11:19 > hubble status",
      "12:3 > kubectl debug node/x -- sleep 5",
      "13:21 > make kind V=1",
      "15:21 > cilium-dbg status",
    ]
  `);
});

test('a script has all of its lines but comments and documents', () => {
  expect(commands(['#!/bin/sh', 'set -e', 'build() { make build; }', 'case "$1" in', '  a) make kind;;', 'esac', 'cat <<EOF', 'make kind', 'EOF', 'make clean'].join('\n'), 'bash')).toMatchInlineSnapshot(`
    [
      "3:1 > set -e",
      "4:1 > build",
      "4:11 > make build",
      "6:3 > a",
      "6:6 > make kind",
      "8:1 > cat",
      "11:1 > make clean",
    ]
  `);
});

test('the folder follows cd, pushd and popd, and a subshell keeps its own', () => {
  const session = ['$ (cd Documentation; make html)', '$ make kind', '$ pushd bpf && make; popd', '$ cd bpf/tests', '$ make run', '$ cd ../..; make', '$ cd ~/elsewhere', '$ make', '$ cd cilium', '$ make'].join('\n');
  expect(commands(session)).toMatchInlineSnapshot(`
    [
      "2:4 > cd Documentation",
      "2:22 Documentation> make html",
      "3:3 > make kind",
      "4:3 > pushd bpf",
      "4:16 bpf> make",
      "5:3 > cd bpf/tests",
      "6:3 bpf/tests> make run",
      "7:3 bpf/tests> cd ../..",
      "7:13 > make",
      "8:3 > cd ~/elsewhere",
      "9:3 ?> make",
      "10:3 ?> cd cilium",
      "11:3 > make",
    ]
  `);
});

test('inline code is one line, with or without its prompt', () => {
  expect(commandsOfLine('$ cd bpf && KIND=1 make x', 7, 3).map(({ words }) => `${words[0]?.column} ${words.map(({ text }) => text).join(' ')}`)).toEqual(['5 cd bpf', '22 make x']);
});

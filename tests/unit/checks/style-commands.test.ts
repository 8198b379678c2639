import { describe, expect, test } from 'vitest';
import { foundIn } from './found.ts';

const fence = (language: string, text: string): string => `\`\`\`${language}\n${text}\n\`\`\`\n`;
const linesOf = async (body: string, rule: string): Promise<number[]> => (await foundIn(body, rule)).map((line) => Number(line.split(':')[0]));

describe('style/prompt', () => {
  test.each<[string, string, number[]]>([
    ['the first line has none', 'make kind\n$ make kind', [2]],
    ['a later command has none', '$ make kind\nkubectl get pods\ngit clone https://example.com/a\nsudo make install', [3, 4, 5]],
    ['no space after it', '$make kind', [2]],
    ['a remark', '$ make kind\n# Build the image first\n# make install', [3]],
    ['output alone', 'NAME   READY', [2]],
  ])('%s', async (_name, text, lines) => {
    expect(await linesOf(fence('shell-session', text), 'style/prompt')).toEqual(lines);
  });

  test.each([
    ['commands with output', '$ git version\ngit version 2.47.0\n# bpftool prog list\n1: cgroup_skb\n\n$ make kind\nmake[1]: Entering\ncilium   kube-system   1'],
    ['continued lines', "$ docker run \\\n    kubectl get pods\n$ cat <<END\ngit clone x\nEND\n$ kubectl patch a -p '\nkubectl get b\n'\n$ a |\nkubectl get c"],
    ['a blank line first', '\n$ make kind'],
    ['indented prompts', '  $ make kind'],
    ['nothing', ''],
  ])('%s is fine', async (_name, text) => {
    expect(await linesOf(fence('shell-session', text), 'style/prompt')).toEqual([]);
  });

  test('a block of text that starts with a command', async () => {
    expect(await linesOf(fence('text', '$ kubectl get pods') + '\n' + fence('text', '$ is the prompt') + '\n' + fence('text', 'kubectl get pods'), 'style/prompt')).toEqual([2]);
  });

  test('messages', async () => {
    expect(await foundIn(fence('shell-session', 'make kind\nkubectl get pods\n# Build the image') + '\n' + fence('text', '# make kind'), 'style/prompt')).toMatchInlineSnapshot(`
      [
        "2:1 "make kind" has no prompt. Write "$ " before each command, "# " before one for root, or name the language of what is no command.",
        "3:1 "kubectl get pods" has no prompt and is taken for output. Write "$ " before it.",
        "4:1 "# Build the image" looks like a remark, and a reader takes it for a command of root. Write it as text before the block.",
        "8:1 "# make kind" is a command. Give the block the language shell-session.",
      ]
    `);
  });
});

describe('style/script', () => {
  test.each<[string, string, number[]]>([
    ['commands', 'make kind\nkubectl get pods', [1]],
    ['commands with prompts', 'set -e\n$ make kind', [1]],
  ])('%s', async (_name, text, lines) => {
    expect(await linesOf(fence('bash', text), 'style/script')).toEqual(lines);
    expect(await linesOf(fence('sh', text), 'style/script')).toEqual(lines);
  });

  test.each(['#!/bin/sh\nmake', 'for i in a b; do\n  make\ndone', 'name=kind\nmake "$name"', 'run() {\n  make\n}', '# Build it.\nmake', 'set -eu\nmake'])('%j is a script', async (text) => {
    expect(await linesOf(fence('bash', text), 'style/script')).toEqual([]);
  });

  test('messages', async () => {
    expect(await foundIn(fence('bash', 'make kind') + '\n' + fence('bash', '$ make kind'), 'style/script')).toMatchInlineSnapshot(`
      [
        "1:1 The block holds commands, and bash is for scripts. Give it the language shell-session and each command a prompt.",
        "5:1 "$ make kind" is a command with a prompt, and bash is for scripts. Give the block the language shell-session.",
      ]
    `);
  });
});

describe('style/fence-language', () => {
  test.each(['console', 'shell', 'zsh', 'golang', 'yml', 'Go', 'js-x'])('%s is not known', async (language) => {
    expect(await foundIn(fence(language, 'a'), 'style/fence-language')).toEqual([
      `1:1 Fenced code blocks should have a language specified: "${language}" is not allowed. Name the language after the fence: shell-session, bash, go, c, yaml, text.`,
    ]);
  });

  test('a title after the language is none of its business', async () => {
    expect(await foundIn(fence('go title="pkg/a.go"', 'package a'), 'style/fence-language')).toEqual([]);
  });
});

describe('style/here-document', () => {
  test('commands that make a file', async () => {
    const text = "$ cat <<EOF > a.yaml\nb: c\nEOF\n$ sudo tee /etc/a <<'EOF'\nb\nEOF\n$ ls\n# cat > b <<-END\nEND\n$ cat <<EOF | kubectl apply -f -\nEOF";
    expect(await linesOf(fence('shell-session', text), 'style/here-document')).toEqual([2, 5, 9, 11]);
  });

  test.each([['shell-session', '$ cat a.yaml\n$ wc -l < a\n$ x <<EOF\nEOF\n$ cat <<END\nEND'], ['bash', 'set -e\ncat <<EOF > a\nEOF'], ['text', '$ cat <<EOF > a']])('%s %j is fine', async (language, text) => {
    expect(await linesOf(fence(language, text), 'style/here-document')).toEqual([]);
  });
});

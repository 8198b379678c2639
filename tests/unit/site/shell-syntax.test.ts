import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSession } from '../../../src/plugins/shell-session.ts';
import { readShell } from '../../../src/plugins/shell-syntax.ts';

/** What bash says of a script that it only reads. */
const refuses = (script: string): boolean => spawnSync('bash', ['-n'], { input: `${script}\n`, encoding: 'utf8' }).status !== 0;

const complete = [
  'make kind',
  'a | b && c || d; e &',
  "echo 'one $(two' \"three ' four\" five\\'s",
  'echo "a \\" b" # don\'t mind this',
  'echo a#b $# ${#a} "${a[@]#*"}"}"',
  "printf '%s\\n' $'it\\'s'",
  'for i in 1 2; do echo "$i"; done',
  'while read -r line\ndo\n  echo "$line"\ndone < file',
  'if [ -f x ]; then\n  echo yes\nelse\n  echo no\nfi',
  'case "$1" in\n  a) echo a ;;\n  *) echo other ;;\nesac',
  'f() {\n  echo f\n}',
  '{ a; b; } > out 2>&1',
  '(cd /tmp && ls)',
  'echo $((1 << 2)) $(( (1 + 2) * 3 ))',
  'x="$(echo "a$(echo ")")")"',
  'echo `date "+%F"` "`id -u`"',
  'diff <(sort a) >(cat)',
  'wc <<< "one word"',
  'cat <<EOF\n$ no prompt "\nEOF',
  "cat <<'E F' | sort\nit's\nE F",
  'cat <<-EOF\n\ta\n\tEOF',
  'cat <<A <<B\n1\nA\n2\nB',
  'docker run \\\n  --rm image',
  'a |\n  b',
  'git commit -m "first line\n\nsecond line"',
  'echo done if then { }',
  'jq \'.a | {b}\' x.json',
] as const;

const open = [
  'a |',
  'a &&',
  'a || # and then',
  "echo 'one",
  'echo "two',
  'echo "$(a',
  'echo `date',
  'echo ${a',
  '(a',
  '{ a;',
  'if a; then b',
  'for i in 1 2; do',
  'while a; do b; done && if c; then',
  'case a in',
  'f() {',
  'echo $((1 +',
] as const;

/** Bash runs these when its input ends, with a warning at most; a terminal waits. */
const waiting = ['docker run \\', 'cat <<EOF', 'cat <<EOF\na', 'cat <<-EOF\n  EOF', 'cat <<EOF\n EOF'] as const;

describe('readShell', () => {
  it.each(complete)('finds %j complete, as bash does', (command) => {
    expect(readShell(command).complete).toBe(true);
    expect(refuses(command)).toBe(false);
  });

  it.each(open)('finds %j open, as bash does', (command) => {
    expect(readShell(command).complete).toBe(false);
    expect(refuses(command)).toBe(true);
  });

  it.each(waiting)('finds %j open', (command) => {
    expect(readShell(command).complete).toBe(false);
  });

  it('says how the shell reads each place', () => {
    const command = 'a "b $(c) d" \'e\' $\'f\' <<X <<"Y"\ng\nX\nh\nY';
    const { contexts } = readShell(command);
    const contextOf = (character: string): string | undefined => contexts[command.indexOf(character)];
    expect(Object.fromEntries(Array.from('abcdefgh', (character) => [character, contextOf(character)]))).toEqual({
      a: 'bare', b: 'double', c: 'bare', d: 'double', e: 'single', f: 'single', g: 'document', h: 'verbatim',
    });
  });

  it('comes to an end, with a context for each character, whatever it reads', () => {
    const piece = fc.constantFrom('a', ' ', '\n', '"', "'", '`', '$(', '${', '$((', ')', '))', '}', '{ ', '<<E', 'E', '|', '&&', ';', '#', '\\', 'if ', 'then ', 'fi', 'case ', 'esac', 'do ', 'done', '$\'');
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      expect(readShell(text).contexts).toHaveLength(text.length);
    }));
  });
});

describe('the commands of a session', () => {
  /** What a terminal does with a pasted text, in an empty folder: only what is printed comes back. */
  const paste = (text: string): string => {
    const { stdout, stderr, status } = spawnSync('bash', ['--noprofile', '--norc'], {
      input: `${text}\n`, encoding: 'utf8', cwd: mkdtempSync(path.join(tmpdir(), 'paste-')), env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    return stdout.trimEnd();
  };

  const sessions = {
    'one command': '$ echo hello\nhello',
    'output that looks like a command': "$ printf '%s\\n' 'x$ not a prompt' '#! no prompt'\nx$ not a prompt\n#! no prompt",
    'several prompts': '(venv) $ echo one\none\n# echo two\ntwo\n$ echo three\nthree',
    'a line carried on': '$ echo one \\\n    two \\\n    three\none two three',
    'a here-document with prompts in it': "$ cat <<'EOF' | cut -c 3-\n$ echo $HOME\n# done\n\nEOF\necho $HOME\ndone\n\n$ echo after\nafter",
    'a here-document with tabs': '$ cat <<-EOF\n\t\tindented\n\tEOF\nindented',
    'two here-documents': '$ cat <<A - <<B\n1\nA\n2\nB\n2',
    'a loop over lines': '$ for name in a b; do\n    echo "$name"\n  done\na\nb',
    'a quoted text over lines': '$ echo "first\n\n$ second" | cut -c 3-\nrst\n\nsecond',
    'a condition and a function': "$ greet() {\n    if [ -n \"$1\" ]; then\n      echo \"hello, $1\"\n    fi\n  }\n$ greet you\nhello, you",
    'a file written and read': "$ cat > pod.yaml <<EOF\nkind: Pod\nmetadata:\n  name: 'it is'\nEOF\n$ grep -c : pod.yaml\n3",
    'an escaped line break that is none': '$ echo a\\\\\na\\',
  } as const;

  it.each(Object.entries(sessions))('do in a shell what the session shows: %s', (_, session) => {
    const parts = parseSession(session);
    const commands = parts.filter(({ type }) => type === 'command').map(({ text }) => text).join('\n');
    const output = parts.filter(({ type }) => type === 'output').map(({ text }) => text).join('\n');
    expect(paste(commands)).toBe(output);
  });

  it('of which nothing ends one, only its own line is taken', () => {
    expect(parseSession("$ echo 'one\ntwo\n$ ls")).toEqual([
      { type: 'command', prompt: '$ ', text: "echo 'one" },
      { type: 'output', prompt: '', text: 'two' },
      { type: 'command', prompt: '$ ', text: 'ls' },
    ]);
  });
});

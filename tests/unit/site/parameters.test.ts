import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markCommand, markText, parameterNames } from '../../../src/plugins/mark-parameters.ts';
import { isAllowed } from '../../../src/plugins/page-script/parts/parameter-values.ts';
import { quote } from '../../../src/plugins/page-script/parts/quote.ts';
import { parseParameters, readParameters } from '../../../src/plugins/parameters.ts';
import { parseSession } from '../../../src/plugins/shell-session.ts';
import { readShell } from '../../../src/plugins/shell-syntax.ts';
import { html } from './render.ts';

const root = path.join(import.meta.dirname, '../../..');
const names = parameterNames(['BRANCH', 'COMMIT', 'TEST_NAME', 'X.Y', 'X.Y.Z']);
const marked = (command: string): string => html(markCommand([{ type: 'text', value: command }], command, names).content).replace(/<var data-parameter="[^"]*"(?: data-in="([^"]*)")?[^>]*>(.*?)<\/var>/g, (_, context: string | undefined, name: string) => `[${name}${context === undefined ? '' : ` ${context}`}]`);

describe('the file of placeholders', () => {
  const entry = '- name: PR_NUMBER\n  label: PR number\n  hint: The number of the pull request\n';

  it('gives names with what may take their place', () => {
    expect(parseParameters(`${entry}  pattern: '[0-9]+'\n`)).toEqual([{ name: 'PR_NUMBER', label: 'PR number', hint: 'The number of the pull request', pattern: '[0-9]+' }]);
  });

  it.each([
    ['a name in small letters', entry.replace('PR_NUMBER', 'pr') + '  free: true', 'src/data/parameters.yaml, entry 1 (pr): name: expected words in capitals joined by _, or X.Y.'],
    ['no pattern', entry, 'src/data/parameters.yaml, entry 1 (PR_NUMBER): expected either `pattern` or `free: true`.'],
    ['a pattern that is none', `${entry}  pattern: '['`, 'src/data/parameters.yaml, entry 1 (PR_NUMBER): pattern: expected a regular expression.'],
    ['a pattern that lets a semicolon through', `${entry}  pattern: '[0-9;]+'`, 'src/data/parameters.yaml, entry 1 (PR_NUMBER): pattern: lets characters through that a shell reads.'],
    ['a pattern that lets anything through', `${entry}  pattern: '.*'`, 'src/data/parameters.yaml, entry 1 (PR_NUMBER): pattern: lets characters through that a shell reads.'],
    ['a pattern that lets an option through', `${entry}  pattern: '[0-9a-z-]+'`, 'src/data/parameters.yaml, entry 1 (PR_NUMBER): pattern: lets characters through that a shell reads.'],
    ['an unknown key', `${entry}  free: true\n  secret: true`, 'src/data/parameters.yaml, entry 1 (PR_NUMBER): Unrecognized key: "secret".'],
    ['a name twice', `${entry}  free: true\n${entry}  free: true`, 'src/data/parameters.yaml, entry 2 (PR_NUMBER): "PR_NUMBER" comes after "PR_NUMBER": expected each name once, sorted.'],
    ['something else than a list', 'name: PR_NUMBER', 'src/data/parameters.yaml: Invalid input: expected array, received object.'],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseParameters(text)).toThrow(message);
  });

  it('has every placeholder of the commands in the pages, and none for a secret', () => {
    const known = new Set(readParameters(root).map(({ name }) => name));
    expect(known.has('YOUR_TOKEN')).toBe(false);
    const unknown = commandsOfPages().flatMap(({ file, command }) => placeholdersOf(command).filter((name) => !known.has(name)).map((name) => `${file}: ${name}`));
    expect(unknown).toEqual([]);
  });

  it('puts no free text into a variable of make, which gives it to a shell without quotes', () => {
    const free = readParameters(root).filter((parameter) => parameter.free === true).map(({ name }) => name);
    expect(makeVariables('sudo make -C test x A="B FREE" C=PATTERN\nD=FREE go test FREE', ['FREE'])).toEqual(['FREE']);
    expect(commandsOfPages().flatMap(({ file, command }) => makeVariables(command, free).map((name) => `${file}: ${name}`))).toEqual([]);
  });
});

/** Every command in a shell session of the pages. */
function commandsOfPages(): { file: string; command: string }[] {
  const docs = path.join(root, 'docs');
  return readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).flatMap((file) => {
    const text = readFileSync(path.join(docs, file), 'utf8');
    return [...text.matchAll(/^([ \t]*)```shell-session[^\n]*\n([^]*?)^\1```/gm)].flatMap(([, indent = '', block = '']) =>
      parseSession(block.replaceAll(new RegExp(`^${indent}`, 'gm'), '')).filter(({ type }) => type === 'command').map(({ text: command }) => ({ file, command })));
  });
}

/** Those of the names that stand in a line which calls make. */
const makeVariables = (command: string, names: readonly string[]): string[] =>
  command.split(/(?<!\\)\n/).filter((line) => /(?:^|[\s;&|(])make\s/.test(line)).flatMap((line) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(line)));

/** Words in capitals that a reader has to replace: no variables, no options of make, no names in capitals that programs have. */
function placeholdersOf(command: string): string[] {
  const words = [...command.matchAll(/(?<![\w$-]|\$\{|\b(?:export|-e) )(?:[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|(?<=v|\b)X\.Y(?:\.Z)?)(?![\w=])/g)].map(([word]) => word);
  return words.filter((word) => !programNames.has(word));
}

/** A variable that Docker passes on, one that grep looks for, and the one that a page asks a secret for. */
const programNames = new Set(['GITHUB_TOKEN', 'YOUR_TOKEN']);

describe('placeholders in a command', () => {
  it('are whole words, also with a v before a version, not variables and not what gets a value', () => {
    expect(marked('git push BRANCH:main --ref=BRANCH vX.Y.Z needs-backport/X.Y TEST_NAME-BRANCH/x $BRANCH ${BRANCH} BRANCH=x BAD_COMMIT TEST_NAMES')).toBe(
      'git push [BRANCH]:main --ref=[BRANCH] v[X.Y.Z] needs-backport/[X.Y] [TEST_NAME]-[BRANCH]/x $BRANCH ${BRANCH} BRANCH=x BAD_COMMIT TEST_NAMES',
    );
  });

  it('have the context in which the shell reads them', () => {
    expect(marked('a TEST_NAME "TEST_NAME" \'TEST_NAME$\' <<A <<\'B\'\nTEST_NAME\nA\nTEST_NAME\nB')).toBe(
      'a [TEST_NAME] "[TEST_NAME double]" \'[TEST_NAME single]$\' &lt;&lt;A &lt;&lt;\'B\'\n[TEST_NAME document]\nA\n[TEST_NAME verbatim]\nB',
    );
  });

  it('in colored code keep their place', () => {
    const content = markCommand([{ type: 'element', tagName: 'span', properties: {}, children: [{ type: 'text', value: '"a ' }] }, { type: 'text', value: 'COMMIT"' }], '"a COMMIT"', names);
    expect(html(content.content)).toBe('<span>"a </span><var data-parameter="COMMIT" data-in="double">COMMIT</var>"');
    expect(content.found).toEqual(['COMMIT']);
  });

  it('in text are compound names alone, as they are', () => {
    const { content, found } = markText([{ type: 'text', value: 'The BRANCH at COMMIT. See TEST_NAME on X.Y.' }], names);
    expect(found).toEqual(['TEST_NAME', 'X.Y']);
    expect(html(content)).toContain('data-in="verbatim"');
  });
});

describe('a value', () => {
  const free = { name: 'TEST_NAME', label: 'Test', hint: 'The name of the test', free: true } as const;
  const number = { name: 'PR_NUMBER', label: 'PR', hint: 'The number of the PR', pattern: '[0-9]+' } as const;

  it.each([['34060', true], ['', false], ['3 4', false], ['x', false], ['1;ls', false], ['1\n2', false]])('of a pattern: %j is allowed: %s', (value, allowed) => {
    expect(isAllowed(number, value)).toBe(allowed);
  });

  it.each([['a b', true], ["it's $(x)", true], ['', false], [' a', false], ['a\nb', false], ['a\u202eb', false], ['a\u0007', false], ['x'.repeat(201), false]])('of free text: %j is allowed: %s', (value, allowed) => {
    expect(isAllowed(free, value)).toBe(allowed);
  });

  const text = fc.string({ unit: fc.constantFrom('a', '1', ' ', "'", '"', '$', '`', '\\', '!', ';', '&', '(', ')', '*', '~', '#', '{', '}', '|', 'é'), minLength: 1, maxLength: 12 }).filter((value) => isAllowed(free, value));

  it.each([
    ['bare', 'printf %s TEST_NAME'],
    ['bare within a word', 'printf %s TEST_NAME/x'],
    ['double', 'printf %s "TEST_NAME"'],
    ['single', "printf %s 'TEST_NAME'"],
    ['document', 'cat <<EOF\nTEST_NAME\nEOF'],
    ['verbatim', "cat <<'EOF'\nTEST_NAME\nEOF"],
  ])('reaches the program as it is: %s', (_, command) => {
    const at = command.indexOf('TEST_NAME');
    const context = readShell(command).contexts[at] ?? '';
    fc.assert(fc.property(fc.array(text, { minLength: 5, maxLength: 5 }), (values) => {
      const script = values.map((value) => `${command.replace('TEST_NAME', () => quote(value, context))}\necho\n`).join('');
      const { stdout } = spawnSync('bash', ['--noprofile', '--norc'], { input: script, encoding: 'utf8' });
      expect(stdout.split('\n').filter((line) => line !== '')).toEqual(values.map((value) => (command.endsWith('/x') ? `${value}/x` : value)));
    }), { numRuns: 20 });
  });

  it('stays as it is where nothing in it means anything to a shell', () => {
    expect(quote('v1.18-rc/x:1@a', 'bare')).toBe('v1.18-rc/x:1@a');
    expect(quote('two words', 'bare')).toBe("'two words'");
    expect(quote('! "x"', 'double')).toBe('"\'!\'" \\"x\\"');
  });
});

import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { Finding } from '../../../scripts/checks/finding.ts';
import { reporters, type Format } from '../../../scripts/report/formats.ts';
import { jobSummary } from '../../../scripts/report/github.ts';
import { tally } from '../../../scripts/report/report.ts';
import { makeProject, pageOf } from '../checks/project.ts';

const file = 'docs/testing/setup.md';

function finding(change: Partial<Finding> = {}): Finding {
  return { rule: 'style/example', severity: 'error', file, line: 7, column: 7, message: 'Expected this, found that. Do so.', help: 'https://a.example/rules/style/#example', ...change };
}

function report(format: Format, body: string, findings: readonly Finding[], { root = makeProject({ [file]: pageOf(body) }), colour = false, files = 3 } = {}): string {
  return reporters[format]({ root, findings, files, durationMs: 1234.5 }, { colour });
}

describe('pretty', () => {
  test('findings are grouped by page, with their line, a caret, the rule and its help', () => {
    const findings = [
      finding({ file: 'docs/testing/index.md', line: 8, column: 2 }),
      finding(),
      finding({ line: 9, column: 1, severity: 'warning', rule: 'links/other', message: 'Another thing.', help: 'https://a.example/rules/links/#other' }),
    ];
    expect(report('pretty', 'Start here now.\n\n\tTabs are shown as spaces.\n', findings)).toMatchInlineSnapshot(`
      "docs/testing/index.md
        8:2  error  Expected this, found that. Do so.  style/example
              | [run one test](run-one-test.md).
              |  ^
              help: https://a.example/rules/style/#example

      docs/testing/setup.md
        7:7  error  Expected this, found that. Do so.  style/example
              | Start here now.
              |       ^
              help: https://a.example/rules/style/#example
        9:1  warning  Another thing.  links/other
              |  Tabs are shown as spaces.
              | ^
              help: https://a.example/rules/links/#other

      2 errors, 1 warning in 3 pages (1.2 s)
      "
    `);
  });

  test('of a page with very many, the first hundred are shown and the rest counted', () => {
    const many = Array.from({ length: 300 }, (_, index) => finding({ line: index + 1, column: 1, rule: index % 3 === 0 ? 'style/rare' : 'style/common' }));
    const text = report('pretty', 'Start.\n', [...many, finding({ file: 'src/data/a.yaml' })]);
    expect(text.match(/Expected this/g)).toHaveLength(101);
    expect(text).toContain('  and 200 more here: style/common 134, style/rare 66. Mend these first, or write --format json for all.\n\nsrc/data/a.yaml\n');
    expect(text).toContain('301 errors, 0 warnings in 3 pages');
    expect(report('json', 'Start.\n', many).match(/Expected this/g)).toHaveLength(300);
  });

  test('a fix is told in words where a line can show it', () => {
    const fix = (from: number, to: number, text: string) => finding({ fix: { range: { start: { line: 7, column: from }, end: { line: 7, column: to } }, text } });
    const lines = report('pretty', 'Start here now.\n', [fix(7, 11, 'there'), fix(6, 11, ''), fix(15, 15, '!'), fix(7, 7, '\n')]).split('\n');
    expect(lines.filter((line) => line.includes('fix:'))).toEqual(['        fix:  write "there" for "here"', '        fix:  remove " here"', '        fix:  insert "!"']);
  });

  test('nothing found', () => {
    expect(report('pretty', '', [])).toBe('No findings in 3 pages (1.2 s)\n');
    expect(report('pretty', '', [], { files: 1 })).toBe('No findings in 1 page (1.2 s)\n');
  });

  test('color on request only', () => {
    const findings = [finding(), finding({ severity: 'warning' })];
    expect(report('pretty', 'Text.\n', findings)).not.toContain('\u001B');
    expect(report('pretty', 'Text.\n', findings, { colour: true }).replaceAll('\u001B', 'ESC')).toMatchInlineSnapshot(`
      "ESC[4mdocs/testing/setup.mdESC[24m
        7:7  ESC[31merrorESC[39m  Expected this, found that. Do so.  ESC[2mstyle/exampleESC[22m
      ESC[2m        | Text.ESC[22m
      ESC[2m        |       ESC[22mESC[1m^ESC[22m
      ESC[2m        help: https://a.example/rules/style/#exampleESC[22m
        7:7  ESC[33mwarningESC[39m  Expected this, found that. Do so.  ESC[2mstyle/exampleESC[22m
      ESC[2m        | Text.ESC[22m
      ESC[2m        |       ESC[22mESC[1m^ESC[22m
      ESC[2m        help: https://a.example/rules/style/#exampleESC[22m

      ESC[31m1 error, 1 warningESC[39m in 3 pages (1.2 s)
      "
    `);
  });

  test('a long line is cut around the place', () => {
    const line = `${'x'.repeat(300)}HERE${'y'.repeat(300)}`;
    const lines = report('pretty', `${line}\n`, [finding({ column: 301 })]).split('\n');
    const [source = '', caret = ''] = lines.slice(2, 4);
    expect(source).toHaveLength('        | '.length + 160);
    expect(source.slice(caret.indexOf('^'))).toMatch(/^HEREy+$/);
    const atEnd = report('pretty', `${line}\n`, [finding({ column: line.length + 1 })]).split('\n');
    expect(atEnd[3]?.indexOf('^')).toBe(atEnd[2]?.length);
  });

  test('a finding without a line of the source is a finding', () => {
    const findings = [finding({ line: 99 }), finding({ file: 'docs/missing.md' }), finding({ file: 'docs/testing' })];
    const text = report('pretty', 'Text.\n', findings);
    expect(text).not.toContain('^');
    expect(text.match(/Expected this/g)).toHaveLength(3);
  });

  test('the target of a symbolic link is not shown', () => {
    const root = makeProject();
    const outside = path.join(makeProject({ 'secret.txt': 'a secret\n' }), 'secret.txt');
    symlinkSync(outside, path.join(root, 'docs/link.md'));
    expect(report('pretty', '', [finding({ file: 'docs/link.md', line: 1, column: 1 })], { root })).not.toContain('secret');
  });

  test('control characters of a page do not reach the terminal', () => {
    const text = report('pretty', 'Text \u001B[2J\u0007\u009B1A here.\r\n', [finding({ message: 'Unknown "\u001B[31mword".', file: 'docs/testing/setup.md' })]);
    expect(text).not.toMatch(/[^\n\P{Cc}]/u);
    expect(text).toContain('Text  [2J  1A here.');
  });
});

describe('json', () => {
  test('one object with the findings and a summary', () => {
    const fix = { range: { start: { line: 7, column: 7 }, end: { line: 7, column: 8 } }, text: '' };
    const text = report('json', '', [finding({ fix }), finding({ severity: 'warning' })]);
    expect(text.endsWith('}\n')).toBe(true);
    expect(JSON.parse(text)).toEqual({
      findings: [finding({ fix }), finding({ severity: 'warning' })],
      summary: { files: 3, errors: 1, warnings: 1, durationMs: 1235 },
    });
  });

  test('nothing found', () => {
    expect(JSON.parse(report('json', '', []))).toEqual({ findings: [], summary: { files: 3, errors: 0, warnings: 0, durationMs: 1235 } });
  });

  test('letters of every kind come through', () => {
    const message = '"\u001B\\" 漢字 🚀 \uD800';
    expect(report('json', '', [finding({ message })])).not.toContain('\u001B');
    expect(JSON.parse(report('json', '', [finding({ message })]))).toMatchObject({ findings: [{ message }] });
  });
});

describe('github', () => {
  test('one command a finding, escaped, and a line that counts', () => {
    const findings = [
      finding({ message: '100% wrong:\r\na, b::c' }),
      finding({ severity: 'warning', file: 'docs/a,b:c%d.md', line: 1, column: 1 }),
    ];
    expect(report('github', '', findings)).toMatchInlineSnapshot(`
      "::error file=docs/testing/setup.md,line=7,col=7,title=style/example::100%25 wrong:%0D%0Aa, b::c%0Ahttps://a.example/rules/style/#example
      ::warning file=docs/a%2Cb%3Ac%25d.md,line=1,col=1,title=style/example::Expected this, found that. Do so.%0Ahttps://a.example/rules/style/#example
      1 errors, 1 warnings in 3 pages
      "
    `);
  });

  test('the summary of a job is a table with the findings in words', () => {
    const findings = [finding({ message: 'Unknown `<a|b>` *word* [x](y).' })];
    expect(jobSummary({ root: '', findings, files: 3, durationMs: 1 })).toMatchInlineSnapshot(`
      "## Docs check: 1 errors, 0 warnings in 3 pages

      | Place | | What and how to mend it | Rule |
      | --- | --- | --- | --- |
      | \`docs/testing/setup.md:7\` | error | Unknown \\\`\\<a\\|b\\>\\\` \\*word\\* \\[x\\](y). | [style/example](https://a.example/rules/style/#example) |
      "
    `);
    expect(jobSummary({ root: '', findings: [], files: 3, durationMs: 1 })).toBe('## Docs check: 0 errors, 0 warnings in 3 pages\n');
  });

  test('a long summary is cut, and says so', () => {
    const text = jobSummary({ root: '', findings: Array.from({ length: 501 }, () => finding()), files: 3, durationMs: 1 });
    expect(text.match(/^\| `/gm)).toHaveLength(500);
    expect(text).toContain('\n1 more in the log.\n');
    expect(text).toContain('\nGitHub shows the first 50 beside the lines.\n');
  });
});

/**
 * reviewdog's Diagnostic Format, of its documentation: https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. An unknown key is an
 * error to it, lines and columns count from 1, and a range ends where it begins or later.
 */
const rdfPosition = z.strictObject({ line: z.int().min(1), column: z.int().min(1).optional() });
const rdfRange = z.strictObject({ start: rdfPosition, end: rdfPosition.optional() })
  .refine(({ start, end }) => end === undefined || end.line > start.line || (end.line === start.line && (end.column ?? 1) >= (start.column ?? 1)));
const rdfSource = z.strictObject({ name: z.string().min(1), url: z.url().optional() });
const rdfResult = z.strictObject({
  diagnostics: z.array(z.strictObject({
    message: z.string().min(1),
    location: z.strictObject({ path: z.string().regex(/^[^/]/), range: rdfRange.optional() }),
    severity: z.enum(['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO']).optional(),
    source: rdfSource.optional(),
    code: z.strictObject({ value: z.string().min(1), url: z.url().optional() }).optional(),
    suggestions: z.array(z.strictObject({ range: rdfRange, text: z.string() })).optional(),
    original_output: z.string().optional(),
  })),
  source: rdfSource.optional(),
  severity: z.enum(['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO']).optional(),
});

describe('rdjson', () => {
  test('has the form that reviewdog reads, with fixes and without, for any place', () => {
    const fixes = [undefined, { range: { start: { line: 7, column: 1 }, end: { line: 7, column: 1 } }, text: '' }, { range: { start: { line: 1, column: 1 }, end: { line: 99, column: 400 } }, text: 'é\n' }];
    const text = report('rdjson', 'é漢🚀 here\n', fixes.flatMap((fix) => [finding({ ...(fix && { fix }) }), finding({ severity: 'warning', file: 'docs/missing.md', line: 500, column: 80, ...(fix && { fix }) })]));
    const parsed = rdfResult.safeParse(JSON.parse(text));
    expect(parsed.error?.issues).toBeUndefined();
    expect(parsed.data?.diagnostics).toHaveLength(6);
    expect(rdfResult.safeParse({ diagnostics: [{ message: 'a', location: { path: 'b', range: { start: { line: 0 } } } }] }).success).toBe(false);
  });

  test('one object with a diagnostic a finding, and its fix as a suggestion', () => {
    const fix = { range: { start: { line: 7, column: 7 }, end: { line: 8, column: 1 } }, text: 'new\n' };
    expect(JSON.parse(report('rdjson', 'Start here.\n', [finding({ fix }), finding({ severity: 'warning', file: 'docs/missing.md' })]))).toMatchInlineSnapshot(`
      {
        "diagnostics": [
          {
            "code": {
              "url": "https://a.example/rules/style/#example",
              "value": "style/example",
            },
            "location": {
              "path": "docs/testing/setup.md",
              "range": {
                "start": {
                  "column": 7,
                  "line": 7,
                },
              },
            },
            "message": "Expected this, found that. Do so.",
            "severity": "ERROR",
            "suggestions": [
              {
                "range": {
                  "end": {
                    "column": 1,
                    "line": 8,
                  },
                  "start": {
                    "column": 7,
                    "line": 7,
                  },
                },
                "text": "new
      ",
              },
            ],
          },
          {
            "code": {
              "url": "https://a.example/rules/style/#example",
              "value": "style/example",
            },
            "location": {
              "path": "docs/missing.md",
              "range": {
                "start": {
                  "column": 7,
                  "line": 7,
                },
              },
            },
            "message": "Expected this, found that. Do so.",
            "severity": "WARNING",
          },
        ],
        "source": {
          "name": "portal",
          "url": "https://github.com/cilium/contributor-portal",
        },
      }
    `);
  });

  test('columns are bytes of UTF-8, as reviewdog counts them', () => {
    const at = 'é漢🚀 here'.indexOf('here') + 1;
    const fix = { range: { start: { line: 7, column: at }, end: { line: 7, column: at + 4 } }, text: 'there' };
    expect(JSON.parse(report('rdjson', 'é漢🚀 here\n', [finding({ column: at, fix })]))).toMatchObject({
      diagnostics: [{ location: { range: { start: { line: 7, column: 11 } } }, suggestions: [{ range: { start: { line: 7, column: 11 }, end: { line: 7, column: 15 } } }] }],
    });
  });
});

test('errors and warnings are counted', () => {
  expect(tally([])).toEqual({ errors: 0, warnings: 0 });
  expect(tally([finding(), finding({ severity: 'warning' }), finding()])).toEqual({ errors: 2, warnings: 1 });
});

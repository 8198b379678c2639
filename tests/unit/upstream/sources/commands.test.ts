import { describe, expect, it } from 'vitest';
import { flagsOf, source } from '../../../../scripts/upstream/sources/commands.ts';
import { factsOf } from '../input.ts';
import { fixtureFiles, withCrlf } from './fixture-files.ts';

const files = fixtureFiles('commands');

/** A page of the reference with the given lines of options. */
function page(name: string, options: string, inherited = ''): string {
  const more = inherited === '' ? '' : `### Options inherited from parent commands\n\n\`\`\`\n${inherited}\n\`\`\`\n`;
  return `## ${name}\n\n### Options\n\n\`\`\`\n${options}\n\`\`\`\n${more}`;
}

describe('commands', () => {
  it('are read from the reference, and from Go where there is none', () => {
    expect(factsOf(source, files).commands).toMatchInlineSnapshot(`
      [
        {
          "args": "",
          "flags": [
            "mood nice?",
            "speed bool=true",
          ],
          "name": "boat",
          "persistent": [
            "crew strings=[ann,bob]",
            "course,c string=north "by" east",
          ],
        },
        {
          "args": "<oar> [oar...]",
          "flags": [
            "rhythm string=slow",
            "song-file string=example.org/song:1@sha256:…",
          ],
          "name": "boat row",
        },
        {
          "name": "cilium-dbg",
        },
        {
          "aliases": [
            "dk",
            "planks",
          ],
          "name": "cilium-dbg deck",
        },
        {
          "aliases": [
            "sc",
          ],
          "name": "cilium-dbg deck scrub",
        },
        {
          "file": "hubble/cmd/root.go",
          "line": 12,
          "name": "hubble",
          "persistent": [
            "exposure duration=1m30s",
            "filter-files strings",
            "focus,f string=infinity",
            "grain uint16=400",
          ],
        },
        {
          "args": "SKY",
          "file": "hubble/cmd/look/look.go",
          "flags": [
            "all,a bool",
            "angle float=0.5",
            "colour mark?",
            "size,s mark?",
            "verbose,v count",
          ],
          "line": 42,
          "name": "hubble look",
        },
        {
          "args": "",
          "file": "hubble/cmd/look/look.go",
          "flags": [
            "all,a bool",
            "angle float=0.5",
            "colour mark?",
            "size,s mark?",
            "verbose,v count",
          ],
          "line": 42,
          "name": "hubble look stars",
        },
        {
          "args": "",
          "file": "hubble/cmd/root.go",
          "hidden": true,
          "line": 28,
          "name": "hubble version",
        },
      ]
    `);
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it('are as many as there are pages, and literals in Go', () => {
    const pages = Object.keys(files).filter((name) => name.endsWith('.md')).length;
    const literals = Object.entries(files).filter(([name]) => name.startsWith('hubble/') && !name.endsWith('_test.go')).flatMap(([, text]) => text.match(/cobra\.Command\{/gu) ?? []).length;
    const builtTwice = 1;
    expect(source.count(factsOf(source, files))).toBe(pages + literals + builtTwice);
  });

  it('take the flags of the commands above', () => {
    const byName = new Map(factsOf(source, files).commands.map((command) => [command.name, command]));
    const row = byName.get('boat row');
    expect(row && flagsOf(row, byName)).toEqual([
      { name: 'rhythm', type: 'string', default: 'slow' },
      { name: 'song-file', type: 'string', default: 'example.org/song:1@sha256:…' },
      { name: 'crew', type: 'strings', default: '[ann,bob]' },
      { name: 'course', short: 'c', type: 'string', default: 'north "by" east' },
    ]);
  });

  it('do not repeat many flags that are all of the command above', () => {
    const many = Array.from({ length: 20 }, (_, index) => `      --oar-${index} int   x (default ${index})`).join('\n');
    const { commands } = factsOf(source, {
      'Documentation/cmdref/boat.md': page('boat', `${many}\n      --own   x`),
      'Documentation/cmdref/boat_hive.md': page('boat hive', many),
      'Documentation/cmdref/boat_hive_dot.md': page('boat hive dot', '  -h, --help   x', many),
    });
    expect(commands[1]).toEqual({ name: 'boat hive', partOf: 'boat' });
    const byName = new Map(commands.map((command) => [command.name, command]));
    const dot = byName.get('boat hive dot');
    expect(dot && flagsOf(dot, byName).length).toBe(21);
  });

  it.each([
    ['a page whose heading is not its name', { 'Documentation/cmdref/boat_row.md': page('boat sail', '  -h, --help   x') }, 'Documentation/cmdref/boat_row.md:1: expected the heading "## boat row", found "boat sail".'],
    ['a page without heading', { 'Documentation/cmdref/boat.md': 'text\n' }, 'Documentation/cmdref/boat.md: expected the heading "## boat", found "none".'],
    ['an open fence', { 'Documentation/cmdref/boat.md': '## boat\n\n### Options\n\n```\n  -h, --help   x\n' }, 'Documentation/cmdref/boat.md:5: expected a fence that is closed, found "```".'],
    ['a page without options', { 'Documentation/cmdref/boat.md': '## boat\n\n### Synopsis\n' }, 'Documentation/cmdref/boat.md: expected a section "### Options", found "Synopsis".'],
    ['an option of another form', { 'Documentation/cmdref/boat.md': page('boat', '  -h, --help   x\n  +oars N') }, 'Documentation/cmdref/boat.md:7: expected a flag as pflag prints it ("      --name type   text"), found "+oars N".'],
    ['an inherited option that no command above has', { 'Documentation/cmdref/boat.md': page('boat', '  -h, --help   x'), 'Documentation/cmdref/boat_row.md': page('boat row', '  -h, --help   x', '      --oars int   x') }, 'Documentation/cmdref/boat_row.md: expected the inherited flag --oars as a command above "boat row" declares it, found "oars int".'],
    ['an inherited option that differs', { 'Documentation/cmdref/boat.md': page('boat', '      --oars int   x (default 2)'), 'Documentation/cmdref/boat_row.md': page('boat row', '  -h, --help   x', '      --oars int   x (default 4)') }, 'Documentation/cmdref/boat_row.md: expected the inherited flag --oars as a command above "boat row" declares it, found "oars int=4".'],
    ['code without the command', { 'hubble/cmd/a.go': 'package cmd\n' }, 'hubble/cmd/a.go: expected a cobra.Command "hubble" in this folder, found "none".'],
    ['a command in code that no other takes', { 'hubble/cmd/a.go': 'package cmd\nvar a = &cobra.Command{Use: "hubble"}\n\nvar b = &cobra.Command{Use: "stray"}\n' }, 'hubble/cmd/a.go:4: expected a call of AddCommand that makes "stray" a subcommand, found "none".'],
    ['a flag whose name cannot be told', { 'hubble/cmd/a.go': 'package cmd\nfunc New() *cobra.Command {\n\tcmd := &cobra.Command{Use: "hubble"}\n\tcmd.Flags().String(name(), "", "x")\n\treturn cmd\n}\n' }, 'hubble/cmd/a.go:4: expected the name of a flag as a string, found "name()".'],
    ['a bracket that is not closed', { 'hubble/cmd/a.go': 'package cmd\n\nvar a = f(1\n' }, 'hubble/cmd/a.go:3: expected a partner of "(", found "the end of the file".'],
    ['brackets that do not fit', { 'hubble/cmd/a.go': 'package cmd\n\nvar a = f(1}\n' }, 'hubble/cmd/a.go:3: expected a bracket that fits "(" of line 3, found "}".'],
    ['a string that is not closed', { 'hubble/cmd/a.go': 'package cmd\n\nvar a = "open\n' }, 'hubble/cmd/a.go:3: expected a string or comment that ends, found "\\"open".'],
  ])('refuse %s', (_, texts, message) => {
    expect(() => factsOf(source, texts)).toThrow(message);
  });
});

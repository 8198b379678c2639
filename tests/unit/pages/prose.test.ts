import { expect, test } from 'vitest';
import { parseMarkdown } from '../../../scripts/pages/parse.ts';

/** Prose as `line:column text`; each is looked up in the source at its place. */
function proseOf(source: string): string[] {
  const lines = source.split('\n');
  return parseMarkdown(source).prose.map(({ text, at }) => {
    const there = lines[at.line - 1]?.slice(at.column - 1, at.column - 1 + text.length) ?? '';
    for (const word of text.matchAll(/\S+/g)) expect(there.slice(word.index, word.index + word[0].length)).toBe(word[0]);
    return `${at.line}:${at.column} ${text.trim()}`;
  });
}

test.each([
  ['a paragraph of two lines', 'One line\nand another.', ['1:1 One line', '2:1 and another.']],
  ['without code and addresses', 'Run `make` or [read on](guide.md).', ['1:1 Run', '1:11 or', '1:16 read on', '1:34 .']],
  ['emphasis', 'Do *not* stop **now**.', ['1:1 Do', '1:5 not', '1:9 stop', '1:17 now', '1:22 .']],
  ['entities and escapes as they are written', String.raw`Salt &amp; pepper\*`, [String.raw`1:1 Salt &amp; pepper\*`]],
  ['a heading without its id', '## Run it {#run-it}', ['1:4 Run it']],
  ['a list in a quotation', '> - One item\n>   goes on', ['1:5 One item', '2:5 goes on']],
  ['a line that continues a quotation lazily', '> One line\nand another', ['1:3 One line', '2:1 and another']],
  ['cells of a table', '| Head | Two |\n| --- | --- |\n| a b | `c` |', ['1:3 Head', '1:10 Two', '3:3 a b']],
  ['the title and the text of a callout', ':::note[A title]\n\nText.\n\n:::', ['1:9 A title', '3:1 Text.']],
  ['the text of a tab, and its label', ':::tab[Linux]\n\nText.\n\n:::', ['1:8 Linux', '3:1 Text.']],
  ['the alternative text of a diagram', '::diagram[A line of steps]{name=line}', ['1:11 A line of steps']],
  ['the alternative text of an image', 'See ![a line](a.png).', ['1:1 See', '1:7 a line', '1:21 .']],
  ['a summary in raw HTML', '<details>\n<summary>More words</summary>\n\nText.\n\n</details>', ['2:10 More words', '4:1 Text.']],
  ['text beside an address that GFM finds in the finished tree', 'Text.\n\nRead (it)[https://a.example/b] or a_b@c.example now.', ['1:1 Text.', '3:1 Read (it)[https://a.example/b] or', '3:48 now.']],
  ['text between elements in a line', 'Press <kbd>Ctrl</kbd> twice', ['1:1 Press', '1:12 Ctrl', '1:22 twice']],
  ['a task list', '- [ ] Write it\n- [x] Read it', ['1:7 Write it', '2:7 Read it']],
  ['a footnote', 'Text.[^n]\n\n[^n]: A note.', ['1:1 Text.', '3:7 A note.']],
])('%s', (_name, source, expected) => {
  expect(proseOf(source)).toEqual(expected);
});

test.each([
  ['names in directives', ':path[pkg/hive] :make[kind]{on=v1.18}'],
  ['bare addresses', 'https://a.example/b'],
  ['comments', '<!-- a remark -->'],
  ['scripts and styles', '<script>alert(one)</script>\n\n<style>\nbody { color: red }\n</style>'],
  ['definitions', '[g]: guide.md "The guide"'],
  ['front matter', '---\ntitle: Words\n---\n'],
  ['code blocks', '```text\nwords\n```\n\n    words\n'],
])('%s are no prose', (_name, source) => {
  expect(proseOf(source)).toEqual([]);
});

import { describe, expect, it } from 'vitest';
import { readGenerated } from '../../../scripts/tables/read-generated.ts';
import { pageMarkdown, type MarkdownContext, type PageMarkdown } from '../../../src/plugins/markdown-output/page-markdown.ts';
import { pagesOf } from '../permalinks/site.ts';

const context: MarkdownContext = {
  site: { url: 'https://bees.example', baseUrl: '/portal/' },
  urls: new Map([['docs/bees/hive.md', '/bees/hive/'], ['docs/bees/index.md', '/bees/'], ['docs/garden/trees.md', '/garden/trees/']]),
  resolve: (kind, name, { on }) => ({ label: kind === 'team' ? `@bees/${name}` : name, ...(kind !== 'term' && { url: `https://code.example/${kind}/${name}` }), ...(on !== undefined && { badge: on }) }),
  table: ({ name }) => `| ${name ?? ''} |\n| --- |\n| row |`,
};

const head = '---\ntitle: The hive\ndescription: A page that shows one thing, with a description that is long enough.\ntype: task\n---\n\n';

function convert(body: string): PageMarkdown {
  const source = head + body;
  const [page] = pagesOf({ 'docs/bees/hive.md': source });
  if (page === undefined) throw new Error('no page');
  return pageMarkdown(page, source, context);
}

const text = (body: string): string => convert(body).body;

describe('a page as Markdown', () => {
  it('keeps what its author wrote', () => {
    const body = 'Some *words* and `code`.\n\n* a list\n  1. in a list\n\n| a | b |\n|---|:-:|\n| `x\\|y` | \\* |\n\n<details>\n<summary>More</summary>\n\nText.\n\n</details>\n';
    expect(text(body)).toBe(body);
  });

  it('has names as links to what they name, with their badges', () => {
    expect(text('In :path[pkg/__x__.go], ask :team[honey]{x=1}: a :term[swarm], :flag[--a]{on=v1.17}.\n')).toMatchInlineSnapshot(`
      "In [\`pkg/__x__.go\`](https://code.example/path/pkg/__x__.go), ask [\`@bees/honey\`](https://code.example/team/honey): a \`swarm\`, [\`--a\`](https://code.example/flag/--a) (v1.17).
      "
    `);
  });

  it('leaves alone what only looks like a name', () => {
    const body = 'At 10:30 on host:port, :smile: and `:path[x]`.\n\n```text\n:path[x]\n:::note\n{#id}\n[a](b.md)\n\n\nend\n```\n';
    expect(text(body)).toBe(body);
  });

  it('has links in full', () => {
    expect(text('[a](#open), [b](../garden/trees.md#oak "Oaks"), [c](index.md), [d](/img/x.png), [e](https://x.example/y.md), [f](mailto:a@b.example), [`g` [h]](<./index.md>) and [i][].\n\n![j](../x.png)\n\n[i]: ../garden/trees.md\n')).toMatchInlineSnapshot(`
      "[a](https://bees.example/portal/bees/hive/#open), [b](https://bees.example/portal/garden/trees/#oak "Oaks"), [c](https://bees.example/portal/bees/), [d](https://bees.example/portal/img/x.png), [e](https://x.example/y.md), [f](mailto:a@b.example), [\`g\` [h]](<https://bees.example/portal/bees/>) and [i][].

      ![j](https://bees.example/portal/bees/x.png)

      [i]: https://bees.example/portal/garden/trees/
      "
    `);
  });

  it('has headings without ids, and no anchors and comments', () => {
    const { body, sections } = convert('Lead.\n\n## Open `it` <a id="old"></a> {#open}\n\n<!-- a remark -->\n\nText.\n\n### :path[pkg] {#pkg}\n\nMore.\n\n## Plain\n');
    expect(body).toMatchInlineSnapshot(`
      "Lead.

      ## Open \`it\`

      Text.

      ### [\`pkg\`](https://code.example/path/pkg)

      More.

      ## Plain
      "
    `);
    expect(sections.map(({ id, title, body: inner }) => [id, title, inner.trim()])).toEqual([['open', 'Open it', 'Text.'], ['pkg', 'pkg', 'More.'], ['plain', 'Plain', '']]);
  });

  it('shows each tab under its label', () => {
    expect(text('Before.\n\n::::tabs{group="os"}\n:::tab[Linux]\n\n```shell-session\n$ a\n```\n\n:::\n:::tab[macOS]\nUse [b](index.md).\n:::\n::::\n\nAfter.\n\n1. Step:\n\n   ::::tabs\n   :::tab[One]\n   Text.\n   :::\n   ::::\n\n1. Next.\n')).toMatchInlineSnapshot(`
      "Before.

      **Linux**

      \`\`\`shell-session
      $ a
      \`\`\`

      **macOS**

      Use [b](https://bees.example/portal/bees/).

      After.

      1. Step:

         **One**

         Text.

      1. Next.
      "
    `);
  });

  it('has callouts as GitHub has them', () => {
    expect(text('- Item\n\n  :::warning[Hot]\n  Do not touch :path[x].\n\n  ```text\n  a\n  ```\n  :::\n\n:::note\nText.\n:::\n:::danger\nUnclosed.\n')).toMatchInlineSnapshot(`
      "- Item

        > [!WARNING]
        > **Hot**
        >
        > Do not touch [\`x\`](https://code.example/path/x).
        >
        > \`\`\`text
        > a
        > \`\`\`

      > [!NOTE]
      > Text.

      > [!CAUTION]
      > Unclosed.
      "
    `);
  });

  it('tells drawings and writes tables out', () => {
    expect(text('::diagram[Bees fly from hive to tree.]{name=flight}\n\n::table{name=tools}\n')).toMatchInlineSnapshot(`
      "**Diagram:** Bees fly from hive to tree.

      | tools |
      | --- |
      | row |
      "
    `);
  });

  it('may be empty', () => {
    expect(convert('')).toEqual({ body: '\n', sections: [] });
  });
});

it('makes links of the rows of a generated table', () => {
  const source = `${head.replace('type: task', 'type: reference\ngenerated: true')}Lead, [see](hive.md).\n\n## A table {#table-a}\n\n| Tool | Use |\n| --- | --- |\n| <a id="smoker" href="#smoker"><code>the\\_smoker \\| x</code></a> | [main][main:a] |\n| <a id="veil" href="#veil">a\\_veil</a> | <code>a&#96;</code> |\n\n[main:a]: https://code.example/a\n`;
  expect(pageMarkdown(readGenerated('docs/bees/index.md', source), source, context).body).toMatchInlineSnapshot(`
    "Lead, [see](https://bees.example/portal/bees/hive/).

    ## A table

    | Tool | Use |
    | --- | --- |
    | [\`the_smoker \\| x\`](https://bees.example/portal/bees/#smoker) | [main][main:a] |
    | [a\\_veil](https://bees.example/portal/bees/#veil) | <code>a&#96;</code> |

    [main:a]: https://code.example/a
    "
  `);
});

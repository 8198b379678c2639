import { describe, expect, test } from 'vitest';
import { found, foundIn } from './found.ts';
import { linesBeforeBody, pageOf } from './project.ts';

const file = 'docs/testing/run-one-test.md';
const excuse = (rule: string, reason = 'the menu calls its entry so'): string => `<!-- portal-ignore ${rule}: ${reason} -->`;

/** Findings of the rules in question and of excuses themselves: `line rule`. */
async function linesOf(body: string, ...rules: string[]): Promise<string[]> {
  const lines = await found({ [file]: pageOf(`${body}\n`) }, ['style/excuse', 'style/comment', ...rules]);
  return lines.map((line) => {
    const [, number = '', rule = ''] = /:(\d+):\d+ (\S+)/.exec(line) ?? [];
    return `${Number(number) - linesBeforeBody} ${rule}`;
  });
}

describe('an excuse', () => {
  test.each([
    ['a paragraph of many lines', `${excuse('style/latin')}\nOne,\ntwo, e.g. three.`],
    ['a blank line between', `${excuse('style/latin')}\n\nOne, e.g. two.`],
    ['a list', `${excuse('style/latin')}\n- One, e.g. two\n- Three etc.`],
    ['a table', `${excuse('style/latin')}\n\n| a | via |\n| --- | --- |\n| c | etc. |`],
    ['a heading', `${excuse('style/sentence-case')}\n\n## Run The Test {#id}`],
    ['a code block', `${excuse('style/prompt')}\n\n\`\`\`shell-session\nmake\n\`\`\``],
    ['a callout', `${excuse('style/latin')}\n\n:::note[Via it]\nText etc.\n:::`],
    ['a paragraph in an item', `- Item\n\n  ${excuse('style/latin')}\n\n  One, e.g. two.`],
    ['two rules', `${excuse('style/latin')}\n${excuse('style/todo')}\n\nTODO, e.g. this.`],
    ['a rule of spelling', `${excuse('spelling/us-english')}\n\nColour is a name.`],
    ['a warning', `${excuse('style/vague-start')}\n\nThis is it.`],
  ])('covers %s', async (_name, body) => {
    expect(await linesOf(body, 'style/latin', 'style/sentence-case', 'style/prompt', 'style/todo', 'style/vague-start', 'spelling/us-english')).toEqual([]);
  });

  test('covers one block and one rule', async () => {
    expect(await linesOf(`${excuse('style/latin')}\n\nTODO e.g. this.\n\nTODO e.g. that.`, 'style/latin', 'style/todo')).toEqual(['3 style/todo', '5 style/todo', '5 style/latin']);
  });

  test('needs a rule that exists and may be excused, a reason, a block, and something to excuse', async () => {
    const body = [
      '<!-- portal-ignore -->\n\nText.',
      '<!-- portal-ignore style/latin -->\n\nText, e.g. this.',
      `${excuse('style/latin', 'because')}\n\nText, e.g. this.`,
      `${excuse('style/latn')}\n\nText.`,
      `${excuse('latin')}\n\nText.`,
      `${excuse('links/dead')}\n\nText.`,
      `${excuse('style/raw-html')}\n\nText <b>b</b>.`,
      `${excuse('style/latin')}\n\nText.`,
      `Text ${excuse('style/latin')} e.g. this.`,
      excuse('style/latin'),
    ].join('\n\n');
    expect(await foundIn(`${body}\n`, 'style/excuse')).toMatchInlineSnapshot(`
      [
        "1:1 The comment names no rule. Write "<!-- portal-ignore style/RULE: why it is right here -->".",
        "5:1 The comment gives no reason. Write "<!-- portal-ignore style/RULE: why it is right here -->".",
        "9:1 The comment gives no reason. Write "<!-- portal-ignore style/RULE: why it is right here -->".",
        "13:1 There is no rule "style/latn". Did you mean "style/latin"? Write "<!-- portal-ignore style/RULE: why it is right here -->".",
        "17:1 There is no rule "latin". Write "<!-- portal-ignore style/RULE: why it is right here -->".",
        "21:1 "links/dead" cannot be excused in a page. Mend what it finds.",
        "25:1 "style/raw-html" cannot be excused in a page. Mend what it finds.",
        "29:1 The block after this comment has nothing that style/latin finds. Remove the comment.",
        "33:6 No block follows the comment. Put it on a line of its own before the paragraph, list or table with the finding.",
        "35:1 No block follows the comment. Put it on a line of its own before the paragraph, list or table with the finding.",
      ]
    `);
  });

  test('that is wrong excuses nothing', async () => {
    expect(await linesOf('<!-- portal-ignore style/latin -->\n\nText, e.g. this.', 'style/latin')).toEqual(['1 style/excuse', '3 style/latin']);
  });
});

describe('style/comment', () => {
  test('any other comment is found at its line', async () => {
    expect(await foundIn('Text.\n\n<!-- note -->\n\nText <!-- note --> text.\n\n<details>\n<!-- note\nof two lines -->\n</details>\n\n<!-- open\n', 'style/comment')).toEqual(
      ['3:1', '5:6', '8:1', '12:1'].map((place) => `${place} A comment that no reader sees. Write its text on the page, or in the commit message.`),
    );
  });

  test('excuses, ids of headings and code are none', async () => {
    expect(await foundIn('## One <!-- #one -->\n\n<!-- portal-ignore style/latin: a name in Latin -->\n\nOne, e.g. two.\n\n`<!-- note -->`\n\n```html\n<!-- note -->\n```\n', 'style/comment')).toEqual([]);
  });
});

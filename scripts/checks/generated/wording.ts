import type { Paragraph, PhrasingContent } from 'mdast';
import type { Page } from '../../pages/page.ts';
import type { Located, Sentence } from '../../tables/judge.ts';
import type { PageInput } from '../rule.ts';
import { misspeltIn } from '../spelling/rules.ts';
import { usEnglish } from '../spelling/us-english.ts';
import { openVerdicts } from '../spelling/verdicts.ts';
import { apiObject, name } from '../style/casing.ts';
import { direction } from '../style/direction.ts';
import { firstPerson } from '../style/first-person.ts';
import { hyphen } from '../style/hyphens.ts';
import { idiom, latin, plainLanguage, shortForm } from '../style/phrases.ts';
import { repeatedWord } from '../style/repeated-words.ts';
import { todo } from '../style/todo.ts';

/** Rules that judge the words of a sentence by itself. */
const wordRules = [name, apiObject, hyphen, latin, shortForm, idiom, plainLanguage, direction, firstPerson, repeatedWord, todo, usEnglish];

/** What the rules for pages say of the sentences that describe rows. */
export async function judgeWording(root: string, rule: string, sentences: readonly Sentence[]): Promise<Located[]> {
  if (sentences.length === 0) return [];
  const input = inputOf(sentences);
  const verdicts = openVerdicts(root);
  const drafts = [...wordRules.flatMap((one) => [...one.check(input)]), ...(await misspeltIn(input.page, verdicts))];
  verdicts.save();
  return drafts.flatMap(({ line, message }): Located[] => {
    const sentence = sentences[(line - 1) / 2];
    return sentence === undefined ? [] : [{ rule, file: sentence.file, line: sentence.line, column: 1, message: `In the description of "${sentence.of}": ${message}` }];
  });
}

/** The sentences as a page, each a paragraph on every second line. Only code is marked in them. */
function inputOf(sentences: readonly Sentence[]): PageInput {
  let offset = 0;
  const children = sentences.map(({ text }, index): Paragraph => {
    const paragraph = paragraphOf(text, index * 2 + 1, offset);
    offset += text.length + 2;
    return paragraph;
  });
  const prose = children.flatMap((paragraph) => paragraph.children.flatMap((node) => (node.type === 'text' && node.position ? [{ text: node.value, at: node.position.start }] : [])));
  const nothing = { headings: [], ids: [], links: [], fences: [], inlineCode: [], directives: [], html: [] };
  const page: Page = { file: '', docId: '', url: '/', frontMatter: { title: '', description: '', type: 'reference' }, frontMatterLines: {}, ...nothing, prose };
  return { page, source: sentences.map(({ text }) => text).join('\n\n'), markdown: { tree: { type: 'root', children }, ...nothing, prose } };
}

function paragraphOf(text: string, line: number, start: number): Paragraph {
  let from = 0;
  const children = text.split('`').map((value, index): PhrasingContent => {
    const isCode = index % 2 === 1;
    const [at, end] = isCode ? [from - 1, from + value.length + 1] : [from, from + value.length];
    from += value.length + 1;
    const place = (column: number) => ({ line, column: column + 1, offset: start + column });
    return { type: isCode ? 'inlineCode' : 'text', value, position: { start: place(at), end: place(end) } };
  });
  return { type: 'paragraph', children };
}

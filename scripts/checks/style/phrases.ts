import type { Draft } from '../finding.ts';
import type { PageInput, PageRule } from '../rule.ts';
import { blocksOf, rangeOf, startsSentence, type Block } from './blocks.ts';
import { formsOfIdiom } from './inflect.ts';
import { list, ofLists } from './lists.ts';
import { PhraseIndex, type PhraseMatch } from './phrase-index.ts';

const sections = ['latin', 'short-form', 'idiom', 'plain-language', 'hyphen'] as const;
type Section = (typeof sections)[number];

interface Advice {
  readonly section: Section;
  readonly instead: string;
}

const index = ofLists(() => {
  const all = { ...list('phrases'), hyphen: list('hyphens').words };
  const forms = (section: Section, phrase: string): string[] => (section === 'idiom' ? formsOfIdiom(phrase) : [phrase]);
  return new PhraseIndex(sections.flatMap((section) => all[section].flatMap(([phrase, instead]) => forms(section, phrase).map((form) => [form, { section, instead }] as const))));
});

const known = new WeakMap<PageInput['markdown'], readonly Draft[]>();

/** Every phrase of the lists in a page, found in one pass. */
function phrasesIn(input: PageInput): readonly Draft[] {
  let drafts = known.get(input.markdown);
  if (drafts === undefined) {
    const phrases = index();
    drafts = blocksOf(input).flatMap((block) => [...phrases.in(block)].filter((match) => !isTalkedAbout(block, match)).map((match) => draftOf(block, match)));
    known.set(input.markdown, drafts);
  }
  return drafts;
}

/** What stands in quotation marks or is a label, such as a button's, is named and not used. */
function isTalkedAbout(block: Block, { index: start, found, value }: PhraseMatch<Advice>): boolean {
  const { text } = block;
  if (/[“‘"]/.test(text[start - 1] ?? '') && /^[.,]?["”’]/.test(text.slice(start + found.length, start + found.length + 2))) return true;
  // So is a title or a message that has the words among others.
  if (/(?:^|[\s(])["“][^"“”]{0,60}$/.test(text.slice(0, start)) && /^[^"“”]{0,60}["”](?:[\s),.:;]|$)/.test(text.slice(start + found.length))) return true;
  // With a capital inside a sentence it is a name, such as HTTP's Via header.
  if (value.section === 'latin' && /^\p{Lu}/u.test(found) && !startsSentence(block, start)) return true;
  // A button's label is written as the button has it: "Re-run failed jobs".
  if (value.section === 'hyphen' && block.isLabel(start) && /^\p{Lu}/u.test(found)) return true;
  // In capitals it is an abbreviation, as in "VS Code".
  return value.section === 'short-form' && (block.isLabel(start) || /^\p{Lu}{2,}$/u.test(found));
}

const messages: Record<Section, (found: string, instead: string) => string> = {
  latin: (found, instead) => `"${found}" is Latin. Write it in English: ${instead}.`,
  'short-form': (found, instead) => `"${found}" is a short form. Write "${instead}".`,
  idiom: (found, instead) => `"${found}" is a figure of speech, which translations get wrong. Say what is meant: ${instead}.`,
  'plain-language': (found, instead) => `"${found}" keeps the reader from what the sentence says: ${instead}.`,
  hyphen: (found, instead) => `"${found}" needs no hyphen. Write "${instead}".`,
};

function draftOf(block: Block, { index: start, found, value: { section, instead } }: PhraseMatch<Advice>): Draft {
  const replaces = section === 'hyphen' || section === 'short-form';
  const text = replaces && found[0] !== found[0]?.toLowerCase() ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
  // What replaces a figure of speech depends on the sentence; a hyphen does not.
  const range = section === 'hyphen' ? rangeOf(block, start, found.length) : undefined;
  return { rule: `style/${section}`, ...block.at(start), message: messages[section](found, text), ...(range && { fix: { range, text } }) };
}

function ruleOf(section: Section): PageRule {
  const id = `style/${section}` as const;
  return { id, severity: 'error', check: (input) => phrasesIn(input).filter(({ rule }) => rule === id) };
}

/** Latin words and their abbreviations. */
export const latin = ruleOf('latin');

/** Short forms of words. */
export const shortForm = ruleOf('short-form');

/** Figures of speech. */
export const idiom = ruleOf('idiom');

/** Words that hide what a sentence says, or who says it. */
export const plainLanguage = ruleOf('plain-language');

/** Hyphens in words of the list; `hyphens.ts` adds the ones after an adverb. */
export const listedHyphen = ruleOf('hyphen');

import type { Draft } from '../finding.ts';
import type { PageRule } from '../rule.ts';
import { blocksOf, isNamed, rangeOf, startsSentence, touchesCode, touchesHyphen, type Block } from './blocks.ts';
import { entriesOf, list, ofLists, type Entry } from './lists.ts';
import { PhraseIndex } from './phrase-index.ts';

/** Names as they are to be written. */
interface Spellings {
  /** Names of one word by their lower-case form, plurals included. */
  readonly words: ReadonlyMap<string, string>;
  /** Wrong forms that are several words, with the right one. */
  readonly phrases: PhraseIndex<string>;
}

function spellings(names: readonly string[], wrong: readonly Entry[]): Spellings {
  const isWord = (form: string): boolean => /^[\p{L}\p{N}]+$/u.test(form);
  const words = new Map<string, string>();
  for (const name of names.filter(isWord)) words.set(name.toLowerCase(), name).set(pluralOf(name).toLowerCase(), pluralOf(name));
  for (const [form, right] of wrong) if (isWord(form)) words.set(form.toLowerCase(), right);
  const phrases = new PhraseIndex(wrong.filter(([form]) => !isWord(form)));
  return { words, phrases };
}

function pluralOf(name: string): string {
  if (name.endsWith('y')) return `${name.slice(0, -1)}ies`;
  return /(?:s|x|ch)$/.test(name) ? `${name}es` : `${name}s`;
}

/** What makes an adjective of a name: "kubernetes-native" is no identifier. */
const describes = /^-(?:aware|based|capable|compatible|enabled|encrypted|hosted|level|like|managed|native|only|powered|related|side|specific|style)\b/;

interface Miscased {
  readonly index: number;
  readonly found: string;
  readonly right: string;
}

function* miscasedIn(block: Block, { words, phrases }: Spellings): Iterable<Miscased> {
  const { text } = block;
  for (const { text: found, lower, index } of block.words) {
    const right = words.get(lower);
    if (right === undefined || found === right || touchesCode(text, index, found.length)) continue;
    // A lower-case word with a hyphen is an identifier, such as "kubernetes-sigs", but "Github-hosted" is none.
    if (found === lower && touchesHyphen(text, index, found.length) && !describes.test(text.slice(index + found.length))) continue;
    if (isNamed(text, index, found.length)) continue;
    // So is one that opens a sentence, where no name of the same letters can be meant: "Kube-proxy".
    if (right.toLowerCase() !== lower && touchesHyphen(text, index, found.length) && !describes.test(text.slice(index + found.length)) && startsSentence(block, index)) continue;
    // A name that starts in lower case may open a sentence with a capital.
    if (startsSentence(block, index) && found === right.charAt(0).toUpperCase() + right.slice(1)) continue;
    yield { index, found, right };
  }
  for (const { index, found, value: right } of phrases.in(block)) {
    if (found !== right && !(startsSentence(block, index) && found === right.charAt(0).toUpperCase() + right.slice(1))) yield { index, found, right };
  }
}

function draftOf(rule: PageRule, block: Block, { index, found, right }: Miscased, advice: string): Draft {
  const range = rangeOf(block, index, found.length);
  return { rule: rule.id, ...block.at(index), message: `"${found}" is written "${right}". ${advice}`, ...(range && { fix: { range, text: right } }) };
}

const names = ofLists(() => spellings(entriesOf(list('names').names), list('names').aliases));

/** Names of products and techniques that are not written as they write themselves. */
export const name: PageRule = {
  id: 'style/name',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const one of miscasedIn(block, names())) yield draftOf(this, block, one, 'Put a command, a package or a file in backticks.');
    }
  },
};

const kinds = ofLists(loadKinds);

/** Names of API objects in another case than UpperCamelCase, where nothing but the kind of object can be meant. */
export const apiObject: PageRule = {
  id: 'style/api-object',
  severity: 'error',
  *check(input) {
    for (const block of blocksOf(input)) {
      for (const one of miscasedIn(block, kinds())) yield draftOf(this, block, one, 'The name of an API object has its capitals; put a resource of the command line in backticks.');
    }
  },
};

function loadKinds(): Spellings {
  const { kinds: compounds, words, apart, apis } = list('api-objects');
  const spaced = (kind: string): string => kind.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');
  const wrong: Entry[] = [
    ...entriesOf(apis).map((api): Entry => [api.toLowerCase(), api]),
    ...entriesOf([...words, ...compounds]).flatMap((kind) => ['object', 'objects', 'resource', 'resources'].map((noun): Entry => [`${spaced(kind).toLowerCase()} ${noun}`, `${kind} ${noun}`])),
    ...entriesOf(apart).flatMap((kind) => ['', 's'].map((ending): Entry => [spaced(kind) + ending, kind + ending])),
  ];
  return spellings(entriesOf(compounds), wrong);
}

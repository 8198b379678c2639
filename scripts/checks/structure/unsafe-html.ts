import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5';
import type { RawHtml } from '../../pages/page.ts';
import { allowedElements, dangerousElements } from '../style/markdownlint.ts';
import type { PageRule } from '../rule.ts';

const dangerous = new Set(dangerousElements);

/** Attributes that an allowed element may have; an id makes a place to link to. */
const allowedAttributes: ReadonlyMap<string, readonly string[]> = new Map([['a', ['href', 'title']], ['details', ['open']]]);

/** Raw HTML that could run code or load something from elsewhere. No reason excuses it. */
export const unsafeHtml: PageRule = {
  id: 'structure/unsafe-html',
  severity: 'error',
  breaksBuild: true,
  *check({ page }) {
    for (const { value, at } of page.html) {
      for (const { message, offset } of problemsOf({ value, at })) yield { rule: this.id, ...placeOf(value, offset, at), message };
    }
  },
};

interface Problem {
  readonly message: string;
  /** Where the tag begins. */
  readonly offset: number;
}

function* problemsOf({ value }: RawHtml): Iterable<Problem> {
  // A tag that never ends runs on into the text that follows, which a browser reads as its attributes.
  const open = /<[a-z][^<>]*$/i.exec(value.replace(/<!--[\s\S]*?(?:-->|$)/g, (comment) => ' '.repeat(comment.length)));
  if (open !== null) yield { offset: open.index, message: `"${open[0].slice(0, 40)}" is a tag that never ends. Close it with ">", or write it in backticks.` };
  for (const { tagName, attrs, location } of startTagsOf(value)) {
    const offset = location?.startOffset ?? 0;
    if (dangerous.has(tagName)) {
      yield { offset, message: `<${tagName}> can run code, load something or take the page over, and no page may. Use Markdown or a directive; as raw HTML only ${allowedElements.join(', ')} are allowed.` };
      continue;
    }
    for (const { name, value: text } of attrs) {
      const problem = problemOfAttribute(tagName, name, text);
      if (problem !== undefined) yield { offset, message: problem };
    }
  }
}

function problemOfAttribute(element: string, name: string, value: string): string | undefined {
  if (/^on/i.test(name)) return `"${name}" is code, and no page may run any. Remove the attribute.`;
  if (name === 'style') return '"style" changes how the page looks, which the site\'s own policy does not let happen. Remove the attribute.';
  const allowed = ['id', ...(allowedAttributes.get(element) ?? [])];
  if (!allowed.includes(name)) {
    return `<${element}> may not have "${name}". Allowed ${allowed.length === 1 ? 'is' : 'are'} ${allowed.join(', ')}.`;
  }
  return name === 'href' && !/^(?:https?:\/\/|mailto:|#|\.{0,2}\/|[\w-]+[./#])/i.test(value) ? `"${value}" is no address that a page may lead to. Write https, http, mailto, a path or "#id".` : undefined;
}

/** What follows these is no markup up to their end tag. */
const rawText: ReadonlyMap<string, Tokenizer['state']> = new Map([['script', TokenizerMode.SCRIPT_DATA], ['style', TokenizerMode.RAWTEXT], ['title', TokenizerMode.RCDATA], ['textarea', TokenizerMode.RCDATA]]);

/** Every start tag, as a browser reads it. A tree would leave out those that make no element where they stand, such as <body>. */
function startTagsOf(html: string): Token.TagToken[] {
  const tags: Token.TagToken[] = [];
  const ignore = (): void => undefined;
  const handler: TokenHandler = {
    onStartTag(token) {
      tags.push(token);
      const mode = rawText.get(token.tagName);
      if (mode !== undefined) tokenizer.state = mode;
    },
    onEndTag: ignore, onComment: ignore, onDoctype: ignore, onCharacter: ignore, onNullCharacter: ignore, onWhitespaceCharacter: ignore, onEof: ignore,
  };
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, handler);
  tokenizer.write(html, true);
  return tags;
}

/** The place in the page of a character of its raw HTML. */
function placeOf(value: string, offset: number, at: RawHtml['at']): { line: number; column: number } {
  const before = value.slice(0, offset).split('\n');
  const last = before.at(-1) ?? '';
  return before.length === 1 ? { line: at.line, column: at.column + offset } : { line: at.line + before.length - 1, column: last.length + 1 };
}

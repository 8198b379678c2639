import type { Configuration, LintError } from 'markdownlint';
import type { lint as Lint } from 'markdownlint/sync';
import type { Draft, Fix, Severity } from '../finding.ts';
import type { PageRule } from '../rule.ts';

interface Mapped {
  /** Our rule's id. */
  readonly id: PageRule['id'];
  /** markdownlint's parameters for it. */
  readonly options?: Record<string, unknown>;
  readonly severity?: Severity;
  /** What to do, in one sentence; markdownlint says what is wrong. */
  readonly advice: string;
}

/** Tags that a page may hold as raw HTML; everything else is Markdown or a directive. */
export const allowedElements = ['details', 'summary', 'kbd', 'br', 'sub', 'sup', 'a'];

/** Elements that run code, load something, take input or change the whole page: `structure/unsafe-html` reports them. */
export const dangerousElements = [
  ...['script', 'noscript', 'template', 'slot', 'style', 'link', 'meta', 'base', 'title', 'head', 'body', 'html', 'frameset', 'frame', 'iframe', 'object', 'embed', 'applet', 'param'],
  ...['svg', 'math', 'img', 'image', 'picture', 'source', 'audio', 'video', 'track', 'canvas', 'form', 'input', 'button', 'select', 'textarea', 'dialog', 'xmp', 'plaintext', 'noembed', 'noframes'],
];

/** Languages of code blocks: those that the site colors, and formats of Cilium's pull requests. Commands are `shell-session`. */
export const languages = [
  ...['shell-session', 'bash', 'sh', 'text', 'go', 'c', 'yaml', 'json', 'makefile', 'dockerfile', 'diff', 'markdown', 'rst', 'ini', 'toml', 'protobuf', 'python'],
  ...['html', 'xml', 'js', 'ts', 'release-note', 'upstream-prs'],
];

/** Texts of links that say nothing in a list of links. */
const emptyTexts = [
  ...['here', 'click here', 'see here', 'go here', 'over here', 'link', 'this link', 'the link', 'click', 'click this link', 'this', 'this page', 'that page', 'this one'],
  ...['this article', 'this document', 'this doc', 'this site', 'this website', 'this section', 'more', 'read more', 'learn more', 'see more', 'more info', 'more information', 'details'],
  ...['page', 'website', 'url', 'this url', 'the following link', 'the following page', 'at this link', 'in this link', 'follow this link'],
  ...['see this', 'see this page', 'see more here', 'read this', 'read on', 'find out more', 'more here', 'more details', 'further information', 'further reading', 'there', 'continue'],
];

/** markdownlint's rules that are on, by its own name, with our id and advice. */
export const markdownlintRules = {
  MD001: { id: 'style/heading-increment', advice: 'Go down one level at a time; the page title is level 1.' },
  MD003: { id: 'style/heading-style', options: { style: 'atx' }, advice: 'Write headings with # marks.' },
  MD004: { id: 'style/list-marker', options: { style: 'dash' }, advice: 'Start items of an unordered list with "-".' },
  MD005: { id: 'style/list-indent', advice: 'Indent items of one list alike.' },
  MD009: { id: 'style/trailing-spaces', options: { br_spaces: 0 }, advice: 'Remove the spaces at the end of the line.' },
  MD010: { id: 'style/hard-tabs', options: { code_blocks: false }, advice: 'Use spaces outside code.' },
  MD011: { id: 'style/reversed-link', advice: 'Write [text](address).' },
  MD012: { id: 'style/blank-lines', advice: 'Leave one blank line.' },
  MD018: { id: 'style/heading-space', advice: 'Put a space after the # marks.' },
  MD019: { id: 'style/heading-spaces', advice: 'Put one space after the # marks.' },
  MD022: { id: 'style/blanks-around-headings', advice: 'Put a blank line before and after the heading.' },
  MD023: { id: 'style/heading-start', advice: 'Start the heading at the beginning of the line.' },
  MD025: { id: 'style/one-title', options: { front_matter_title: '^\\s*title\\s*:' }, advice: 'The front matter title is the page\'s only level 1 heading: start sections with ##.' },
  MD027: { id: 'style/quote-spaces', advice: 'Put one space after ">".' },
  MD029: { id: 'style/ordered-list', options: { style: 'one' }, advice: 'Number every item 1.: the page counts for you.' },
  MD030: { id: 'style/list-spaces', advice: 'Put one space after the list marker.' },
  MD031: { id: 'style/blanks-around-fences', advice: 'Put a blank line before and after the code block.' },
  MD032: { id: 'style/blanks-around-lists', advice: 'Put a blank line before and after the list.' },
  MD033: { id: 'style/raw-html', options: { allowed_elements: [...allowedElements, ...dangerousElements] }, advice: `Use Markdown or a directive; only ${allowedElements.join(', ')} are allowed.` },
  MD034: { id: 'style/bare-url', advice: 'Give the address a text: [text](address).' },
  MD035: { id: 'style/rule-style', options: { style: '---' }, advice: 'Write --- for a horizontal rule.' },
  MD036: { id: 'style/emphasis-heading', advice: 'Make it a heading.' },
  MD037: { id: 'style/emphasis-spaces', advice: 'Remove the spaces inside the marks.' },
  MD038: { id: 'style/code-spaces', advice: 'Remove the spaces inside the backticks.' },
  MD039: { id: 'style/link-spaces', advice: 'Remove the spaces inside the brackets.' },
  MD040: { id: 'style/fence-language', options: { allowed_languages: languages }, advice: 'Name the language after the fence: shell-session, bash, go, c, yaml, text.' },
  MD042: { id: 'links/empty', advice: 'Give the link its address.' },
  MD045: { id: 'style/image-alternative', advice: 'Say in the brackets what the image shows.' },
  MD046: { id: 'style/code-style', options: { style: 'fenced' }, advice: 'Fence the code block, with its language.' },
  MD047: { id: 'style/final-newline', advice: 'End the file with one line end.' },
  MD048: { id: 'style/fence-marks', options: { style: 'backtick' }, advice: 'Fence code with ```.' },
  MD049: { id: 'style/emphasis-marks', options: { style: 'asterisk' }, advice: 'Write *emphasis*.' },
  MD050: { id: 'style/strong-marks', options: { style: 'asterisk' }, advice: 'Write **strong**.' },
  MD052: { id: 'links/undefined-reference', advice: 'Add the definition "[label]: address", or escape the bracket with \\.' },
  MD053: { id: 'links/unused-definition', advice: 'Remove the definition, or use it.' },
  MD055: { id: 'style/table-pipes', options: { style: 'leading_and_trailing' }, advice: 'Start and end each row with |.' },
  MD056: { id: 'style/table-columns', advice: 'Give each row as many cells as the header has.' },
  MD058: { id: 'style/blanks-around-tables', advice: 'Put a blank line before and after the table.' },
  MD059: { id: 'style/link-text', options: { prohibited_texts: emptyTexts }, advice: 'Let the link text say what it leads to.' },
} as const satisfies Record<string, Mapped>;

const entries: [string, Mapped][] = Object.entries(markdownlintRules);
const configuration: Configuration = {
  default: false,
  ...Object.fromEntries(entries.map(([name, { options }]) => [name, options ?? true])),
};

let lint: typeof Lint | undefined;

/** Loads markdownlint, which a run over unchanged pages never needs; call it before `lintMarkdown`. */
export async function loadMarkdownlint(): Promise<void> {
  ({ lint } = await import('markdownlint/sync'));
}

/** Runs markdownlint once over a page and gives its findings under our ids. */
export function lintMarkdown(source: string): Draft[] {
  if (lint === undefined) throw new Error('loadMarkdownlint() was not called');
  const { page } = lint({ strings: { page: source }, config: configuration, noInlineConfig: true });
  return (page ?? []).map((error) => toDraft(error, source));
}

function toDraft(error: LintError, source: string): Draft {
  const mapped: Mapped | undefined = entries.find(([name]) => error.ruleNames[0] === name)?.[1];
  const detail = [error.errorDetail, error.errorContext && `"${error.errorContext}"`].filter(Boolean).join(' ');
  const said = `${error.ruleDescription}${detail ? `: ${detail}` : ''}`;
  return {
    rule: mapped?.id ?? `style/${error.ruleNames[1] ?? ''}`,
    line: error.lineNumber,
    column: error.errorRange?.[0] ?? 1,
    message: `${said}. ${mapped?.advice ?? ''}`.trim(),
    ...(mapped?.severity && { severity: mapped.severity }),
    ...(error.fixInfo && { fix: toFix(error, error.fixInfo, source) }),
  };
}

function toFix(error: LintError, info: NonNullable<LintError['fixInfo']>, source: string): Fix {
  const line = info.lineNumber ?? error.lineNumber;
  if (info.deleteCount === -1) {
    return { range: { start: { line, column: 1 }, end: { line: line + 1, column: 1 } }, text: '' };
  }
  const column = info.editColumn ?? 1;
  const length = source.split('\n')[line - 1]?.length ?? 0;
  return {
    range: { start: { line, column }, end: { line, column: Math.min(column + (info.deleteCount ?? 0), length + 1) } },
    text: info.insertText ?? '',
  };
}

/** One entry a rule, so that each has a severity and a help section; `lintMarkdown` runs them all at once. */
export const markdownlint: PageRule[] = entries.map(([, { id, severity }], index) => ({
  id,
  severity: severity ?? 'error',
  // A generated page is as its generator writes it; its rows are judged instead.
  check: ({ source, page }) => (index === 0 && page.frontMatter.generated !== true ? lintMarkdown(source) : []),
}));

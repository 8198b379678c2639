import * as links from './links/rules.ts';
import * as permalinks from './permalinks/rules.ts';
import { oldAddress } from './redirects/old-address.ts';
import * as redirects from './redirects/rules.ts';
import { sourceChanged } from './references/drift.ts';
import * as references from './references/rules.ts';
import { unknownWord } from './spelling/rules.ts';
import { unusedWord, wordList } from './spelling/words.ts';
import { diagram, tabs } from './structure/directives.ts';
import * as structure from './structure/rules.ts';
import { markdownlint } from './style/markdownlint.ts';
import * as style from './style/rules.ts';
import type { PageRule, SiteRule } from './rule.ts';

/** Rules that judge a page by itself. */
export const pageRules: readonly PageRule[] = [
  structure.frontMatter,
  structure.encoding,
  structure.file,
  structure.emptyPage,
  structure.unclosed,
  structure.duplicateId,
  tabs,
  ...markdownlint,
  style.headingId,
  style.headingPunctuation,
  style.idForm,
  links.invalidUrl,
];

/** Rules that judge pages by each other, or files beside them. */
export const siteRules: readonly SiteRule[] = [
  structure.inSidebar,
  diagram,
  links.deadLink,
  links.linkByFile,
  unknownWord,
  wordList,
  unusedWord,
  references.unknownName,
  references.unknownDirective,
  references.unknownCommand,
  references.unknownSource,
  references.exception,
  sourceChanged,
  permalinks.removed,
  permalinks.retitled,
  permalinks.uncompared,
  redirects.format,
  redirects.duplicate,
  redirects.loop,
  redirects.chain,
  redirects.liveSource,
  redirects.deadTarget,
  oldAddress,
];

/** Whether the fixes of a rule change nothing but form, so that they may be applied unseen; a guess at a misspelt word is not. */
export function isFixable(rule: string): boolean {
  return ['style', 'permalinks', 'redirects'].includes(rule.split('/')[0] ?? '');
}

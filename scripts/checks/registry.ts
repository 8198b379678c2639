import { generatedRules } from './generated/rules.ts';
import { externalLink } from './links/external.ts';
import * as links from './links/rules.ts';
import { upstreamLink } from './links/upstream.ts';
import * as permalinks from './permalinks/rules.ts';
import { oldAddress } from './redirects/old-address.ts';
import { planRule } from './plan/rules.ts';
import * as redirects from './redirects/rules.ts';
import { sourceChanged } from './references/drift.ts';
import * as references from './references/rules.ts';
import { unknownWord } from './spelling/rules.ts';
import { usEnglish } from './spelling/us-english.ts';
import { unusedWord, wordList } from './spelling/words.ts';
import { diagram, tabs } from './structure/directives.ts';
import { unsafeHtml } from './structure/unsafe-html.ts';
import { unsafeFile } from './structure/unsafe-file.ts';
import { dataFile } from './structure/data-file.ts';
import { limitRules } from './structure/limits.ts';
import * as structure from './structure/rules.ts';
import { style } from './style/registry.ts';
import { markdownlint } from './style/markdownlint.ts';
import type { PageRule, SiteRule } from './rule.ts';

/** Rules that judge a page by itself. */
export const pageRules: readonly PageRule[] = [
  structure.frontMatter,
  structure.encoding,
  structure.file,
  ...limitRules,
  structure.emptyPage,
  structure.unclosed,
  structure.duplicateId,
  tabs,
  unsafeHtml,
  ...markdownlint,
  ...style,
  usEnglish,
  links.invalidUrl,
];

/** Rules that judge pages by each other, or files beside them. */
export const siteRules: readonly SiteRule[] = [
  structure.inSidebar,
  dataFile,
  diagram,
  unsafeFile,
  links.deadLink,
  links.linkByFile,
  upstreamLink,
  externalLink,
  unknownWord,
  wordList,
  unusedWord,
  references.unknownName,
  references.unknownDirective,
  references.unknownCommand,
  references.unknownSource,
  references.exception,
  planRule,
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
  ...generatedRules,
];

/** Whether the fixes of a rule change nothing but form, or write where git says that a path moved, so that they may be applied unseen; a guess at a misspelt word is not. */
export function isFixable(rule: string): boolean {
  return [usEnglish, references.unknownName, references.unknownCommand, references.unknownSource, planRule].some(({ id }) => id === rule) || ['style', 'permalinks', 'redirects'].includes(rule.split('/')[0] ?? '');
}

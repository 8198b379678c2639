import type { Page, Position } from '../../pages/page.ts';
import type { Draft } from '../finding.ts';
import type { SiteRule } from '../rule.ts';
import { isAbbreviation } from '../style/abbreviations.ts';
import { tokensOfPage } from './tokens.ts';
import { usSpelling } from './us-english.ts';
import { openVerdicts, type Verdicts } from './verdicts.ts';

/** Suggestions cost tenths of a second a word, so that a page in another language must not ask for thousands. */
const maxSuggestions = 20;

/** Words that are neither US English nor in the project's list. */
export const unknownWord: SiteRule = {
  id: 'spelling/unknown-word',
  severity: 'error',
  async check(site) {
    const verdicts = openVerdicts(site.root);
    const findings: Misspelt[] = [];
    for (const page of site.pages) {
      if (page.frontMatter.generated !== true) findings.push(...(await site.memory.page('spelling', page, () => misspeltOf(page, verdicts))));
    }
    const result = await report(site.pages, findings, verdicts);
    verdicts.save();
    return result;
  },
};

/** A misspelt word and its place. */
interface Misspelt {
  readonly file: string;
  readonly word: string;
  readonly at: Position;
  readonly isRough?: true | undefined;
}

async function misspeltOf(page: Page, verdicts: Verdicts): Promise<Misspelt[]> {
  const tokens = tokensOfPage(page).filter(({ text }) => !isJudgedElsewhere(text));
  await verdicts.judge(new Set(tokens.map(({ text }) => text)));
  return tokens.flatMap(({ text, at, isRough }) => verdicts.of(text).map(({ offset, word }) => ({ file: page.file, word, isRough, at: { line: at.line, column: at.column + offset } })));
}

/** A British word is told with its US form, and an abbreviation needs an explanation, be it in the dictionary or not. */
function isJudgedElsewhere(word: string): boolean {
  return isAbbreviation(word) || usSpelling(word.toLowerCase()) !== undefined;
}

/** What is misspelt in a page that stands for texts elsewhere, with suggestions. */
export async function misspeltIn(page: Page, verdicts: Verdicts): Promise<Draft[]> {
  return report([page], await misspeltOf(page, verdicts), verdicts);
}

async function report(
  pages: readonly Page[],
  findings: readonly Misspelt[],
  verdicts: Verdicts,
): Promise<(Draft & { file: string })[]> {
  const counts = new Map<string, number>();
  for (const { word } of findings) counts.set(word, (counts.get(word) ?? 0) + 1);
  const suggestions = await verdicts.suggest([...counts.keys()].slice(0, maxSuggestions));
  return findings.map(({ file, word, at, isRough }) => {
    const near = suggestions.get(word) ?? [];
    const times = counts.get(word) ?? 1;
    const [only] = near;
    return {
      rule: unknownWord.id,
      file,
      ...at,
      message:
        `Unknown word "${word}"${times > 1 ? ` (${times} times${pages.length > 1 ? ` in ${pages.length} pages` : ''})` : ''}.` +
        (near.length > 0 ? ` Did you mean ${near.map((one) => `"${one}"`).join(', ')}?` : '') +
        ' Correct it, put a name in backticks, or add a word of the field to src/data/words.txt.',
      ...(near.length === 1 && only !== undefined && isRough !== true && { fix: { range: { start: at, end: { line: at.line, column: at.column + word.length } }, text: only } }),
    };
  });
}

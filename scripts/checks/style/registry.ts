import type { PageRule } from '../rule.ts';
import { abbreviation } from './abbreviations.ts';
import { emptyAlternative } from './alternatives.ts';
import { beta } from './beta.ts';
import { brokenLink } from './broken-links.ts';
import { calloutTitle, calloutsInARow, mostlyCallout } from './callouts.ts';
import { apiObject, name } from './casing.ts';
import { hereDocumentFile, scriptLanguage, shellPrompt } from './commands.ts';
import { comment } from './comments.ts';
import { direction } from './direction.ts';
import { embeddedUrls } from './embedded-urls.ts';
import { excuse } from './excuses.ts';
import { firstPerson } from './first-person.ts';
import { foreignMarkup } from './foreign-markup.ts';
import { hyphen } from './hyphens.ts';
import { lineLength } from './line-length.ts';
import { listAlignment } from './list-alignment.ts';
import { listPeriods } from './list-periods.ts';
import { idiom, latin, plainLanguage, shortForm } from './phrases.ts';
import { repeatedWord } from './repeated-words.ts';
import { emptyHeading, headingId, headingPunctuation, idForm } from './rules.ts';
import { sentenceCase } from './sentence-case.ts';
import { strayRow } from './stray-rows.ts';
import { todo } from './todo.ts';
import { vagueStart } from './vague.ts';

/** Our own rules of style; markdownlint has the others. */
export const style: readonly PageRule[] = [
  emptyHeading,
  headingId,
  headingPunctuation,
  idForm,
  sentenceCase,
  name,
  apiObject,
  hyphen,
  latin,
  shortForm,
  idiom,
  plainLanguage,
  direction,
  firstPerson,
  vagueStart,
  repeatedWord,
  abbreviation,
  todo,
  beta,
  listAlignment,
  listPeriods,
  calloutTitle,
  calloutsInARow,
  mostlyCallout,
  brokenLink,
  embeddedUrls,
  foreignMarkup,
  emptyAlternative,
  shellPrompt,
  scriptLanguage,
  hereDocumentFile,
  strayRow,
  lineLength,
  comment,
  excuse,
];

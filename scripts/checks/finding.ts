import type { Span } from '../pages/page.ts';
import type { Redirect } from '../permalinks/redirects.ts';

export type Severity = 'error' | 'warning';

export interface Fix {
  readonly range: Span;
  readonly text: string;
}

/** What a rule says of one place in one page, before the run adds the file, the severity and the help page. */
export interface Draft {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly fix?: Fix | undefined;
  /** A redirect that mends it, for docs/redirects.yaml. */
  readonly redirect?: Redirect | undefined;
  /** Overrides the rule's own severity. */
  readonly severity?: Severity | undefined;
  /** Overrides the file of the page that is being judged. */
  readonly file?: string | undefined;
}

/** One thing that is wrong, where, and how to mend it: the unit of every report. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** Path from the project's root, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Address of the rule's section in the help pages. */
  readonly help: string;
  readonly fix?: Fix;
  readonly redirect?: Redirect;
}

/** Sorts findings by file, place and rule, so that two runs print the same. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.line - b.line ||
    a.column - b.column ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0) ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  );
}

import { appendFileSync } from 'node:fs';
import { tally, type Report, type Reporter } from './report.ts';

/** GitHub shows at most so many annotations of a step: https://docs.github.com/en/rest/checks/runs */
const shownAnnotations = 50;

/** Workflow commands: each finding becomes an annotation beside its line. https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
export const github: Reporter = ({ findings, files }) => {
  const lines = findings.map((finding) => {
    const properties = { file: finding.file, line: finding.line, col: finding.column, title: finding.rule };
    const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    return `::${finding.severity} ${list.join(',')}::${escapeData(`${finding.message}\n${finding.help}`)}`;
  });
  const { errors, warnings } = tally(findings);
  return `${[...lines, `${errors} errors, ${warnings} warnings in ${files} pages`].join('\n')}\n`;
};

/** The findings as Markdown for a job's summary page. */
export function jobSummary({ findings, files }: Report): string {
  const { errors, warnings } = tally(findings);
  const head = `## Docs check: ${errors} errors, ${warnings} warnings in ${files} pages\n`;
  if (findings.length === 0) return head;
  const rows = findings.slice(0, 500).map(
    (finding) => `| \`${finding.file}:${finding.line}\` | ${finding.severity} | ${escapeCell(finding.message)} | [${finding.rule}](${finding.help}) |`,
  );
  const more = findings.length > 500 ? `\n${findings.length - 500} more in the log.\n` : '';
  const hint = findings.length > shownAnnotations ? `\nGitHub shows the first ${shownAnnotations} beside the lines.\n` : '';
  return `${head}${hint}\n| Place | | What and how to mend it | Rule |\n| --- | --- | --- | --- |\n${rows.join('\n')}\n${more}`;
}

/** Adds the summary to the file that GitHub names in GITHUB_STEP_SUMMARY; does nothing elsewhere. Throws the system's error. */
export function writeJobSummary(report: Report): void {
  const file = process.env['GITHUB_STEP_SUMMARY'];
  if (file !== undefined && file !== '') appendFileSync(file, jobSummary(report));
}

function escapeCell(text: string): string {
  return text.replace(/[\\|<>`*_[\]]/g, '\\$&').replace(/\s+/g, ' ');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

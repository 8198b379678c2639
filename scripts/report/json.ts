import { tally, type Reporter } from './report.ts';

/** One JSON object for programs: `{findings, summary}`. */
export const json: Reporter = ({ findings, files, durationMs }) =>
  `${JSON.stringify({ findings, summary: { files, ...tally(findings), durationMs: Math.round(durationMs) } }, null, 2)}\n`;

import type { Advice } from './advice.ts';
import type { PassedOver } from './input.ts';
import type { Plan, PlannedTrigger } from './plan.ts';

/** Lines that name nothing are shown one by one up to this number. */
const MOST_SHOWN = 3;

/** What is in the change, in one sentence. */
export function summaryText({ changes, size, reviewers: { asked } }: Plan): string {
  const fresh = changes.filter(({ isNew }) => isNew).length;
  const counted = `${count(size.files, 'file')}${fresh === 0 ? '' : `, ${fresh} of them not on \`main\``}`;
  return `${counted}; ${asked.length === 0 ? 'no team is' : `${count(asked.length, 'team')} ${asked.length === 1 ? 'is' : 'are'}`} asked for a review.`;
}

/** What the full suite does with the change. */
export function suiteText({ ci }: Plan): string {
  const [runs, skips] = [ci.runs.length, ci.skips.length];
  if (skips === 0) return `runs all of its ${runs} workflows.`;
  if (runs === 0) return `runs none of its ${skips} workflows for these files. Comment it all the same: it records the required checks as skipped.`;
  return `runs ${runs} of its ${runs + skips} workflows and records the others as skipped.`;
}

/** What is particular about a trigger. */
export function triggerRemark({ extra, skipped }: PlannedTrigger, all: string): string {
  if (skipped) return 'Ariane passes it over for these files.';
  return extra ? `Not part of \`${all}\`.` : `Part of \`${all}\`.`;
}

/** Whether the files that a command writes are in the change. */
export function writtenText({ written = 0 }: Advice): string {
  return written === 0 ? 'None of the files that it writes is in your list yet.' : `${count(written, 'file')} that it writes ${written === 1 ? 'is' : 'are'} in your list.`;
}

/** How large the change is, beside what is advised. */
export function sizeText({ size }: Plan): string {
  const { lines, generated, large, limit } = size;
  const advised = `more than ${limit.lines} lines or ${limit.commits} commits`;
  const leftOut = generated === 0 ? '' : ` Generated and vendored files do not count here.`;
  if (lines === undefined) return `Split a pull request of ${advised}, if you find a sensible cut. Paste the output of \`git diff --stat\` to have the lines counted.`;
  if (large) return `${count(lines, 'line')} changed: look for a sensible cut. The advice is to split ${advised}.${leftOut}`;
  return `${count(lines, 'line')} changed: small enough to stay whole. The advice is to split ${advised}.${leftOut}`;
}

/** "1 file", "3 files". */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

/** Which lines of an input were passed over, and what would help; undefined where there are none. */
export function passedOverText(passedOver: readonly PassedOver[]): string | undefined {
  if (passedOver.length === 0) return undefined;
  const cut = passedOver.filter(({ reason }) => reason === 'shortened');
  const rest = passedOver.filter(({ reason }) => reason === 'no path');
  return [
    ...(cut.length > 0 ? [`Git shortened ${cut.length === 1 ? 'a path' : `${cut.length} paths`} to fit the terminal: ${shown(cut)}. Paste the output of \`git diff --stat=999\` in place of it.`] : []),
    ...(rest.length > 0 ? [`${rest.length === 1 ? 'One line names' : `${rest.length.toLocaleString('en')} lines name`} no path and ${rest.length === 1 ? 'was' : 'were'} passed over: ${shown(rest)}.`] : []),
  ].join(' ');
}

/** What to say of an input in which no path was found. */
export const nothingFound = 'No path of cilium/cilium was found in it. Give paths from the root of the repository, such as `pkg/hive/hive.go`, the output of `git diff --stat` or `git status --short`, or a patch.';

function shown(lines: readonly PassedOver[]): string {
  const named = lines.slice(0, MOST_SHOWN).map(({ text }) => `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`).join(', ');
  return lines.length > MOST_SHOWN ? `${named} and ${(lines.length - MOST_SHOWN).toLocaleString('en')} more` : named;
}

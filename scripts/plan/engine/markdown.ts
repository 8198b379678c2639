import type { Advice } from './advice.ts';
import type { PageLink } from './data.ts';
import type { Plan } from './plan.ts';
import { count, sizeText, suiteText, summaryText, triggerRemark, writtenText } from './sentences.ts';

/** Where the links of a plan lead. */
export interface MarkdownOptions {
  /** Address of the portal with a slash at its end. */
  readonly site: string;
  /** Address of the plan itself. */
  readonly self?: string | undefined;
}

const repository = 'https://github.com/cilium/cilium';

/** Most paths that are named one by one. */
const MOST_PATHS = 3;

/**
 * Writes a plan as a checklist for a pull request. Names of teams stand in backticks, so that a description which holds them notifies nobody.
 */
export function planMarkdown(plan: Plan, { site, self }: MarkdownOptions): string {
  const why = (link: PageLink): string => `[${link.title}](${site}${link.address})`;
  const named = (name: string): string => (plan.rows[name] === undefined ? `\`${name}\`` : `[\`${name}\`](${site}${plan.rows[name]})`);
  const item = (one: Advice): string[] => [
    `- [ ] ${one.say} ${why(one.link)}`,
    ...(one.commands.length > 0 ? ['', '  ```shell', ...one.commands.map((command) => `  ${command}`), '  ```', ''] : []),
    ...(one.labels.length > 0 ? [`  Labels: ${one.labels.map((label) => `\`${label}\``).join(', ')}`] : []),
    ...(one.written === undefined ? [] : [`  ${writtenText(one)}`]),
  ];
  const { ci, advice, links } = plan;
  const within = ci.triggers.filter(({ extra, skipped }) => !extra && !skipped);
  const parts: [title: string, lines: string[]][] = [
    ['Not on main', plan.changes.flatMap(({ path, nearest }) => (nearest === undefined ? [] : [`- \`${path}\` counts as new. Or is \`${nearest}\` meant?`]))],
    ['Reviewers', reviewers(plan, why, named)],
    ['Run on your machine', advice.test.flatMap(item)],
    ['Regenerate', advice.regenerate.flatMap(item)],
    ['Ask for in CI', [
      `- [ ] ${named(ci.all)} ${suiteText(plan)} ${why(links['slash-test'])}`,
      ...ci.triggers.filter(({ extra }) => extra).map((trigger) => `- [ ] ${named(trigger.phrase)}: ${trigger.why.join(' ')} ${triggerRemark(trigger, ci.all)}`),
      ...(within.length > 0 ? [`- Watch these parts of \`${ci.all}\`, or start them alone: ${within.map(({ phrase }) => named(phrase)).join(', ')} ${why(links.trigger)}`] : []),
    ]],
    ['Labels', advice.label.flatMap(item)],
    ['Answer in the description', advice.ask.flatMap(item)],
    ['Size', [`- ${sizeText(plan)} ${why(plan.size.limit.link)}`]],
    ['Read', advice.read.map((one) => `- ${one.say} ${why(one.link)}`)],
  ];
  const head = `${summaryText(plan)} Facts of \`main\` at [${plan.pin.commit.slice(0, 10)}](${repository}/tree/${plan.pin.commit}), ${plan.pin.date}.${self === undefined ? '' : ` [Open this plan](${self})`}`;
  const body = parts.filter(([, lines]) => lines.length > 0).map(([title, lines]) => `### ${title}\n\n${lines.join('\n')}`);
  return `${['## Plan for this change', head, ...body].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

function reviewers({ reviewers: { asked, exempt, uncovered }, links }: Plan, why: (link: PageLink) => string, named: (name: string) => string): string[] {
  return [
    ...asked.map(({ owner, because, count: files }) => `- ${named(owner)}: ${count(files, 'file')} (${codes(because.map(({ pattern }) => pattern))})`),
    ...(exempt.length > 0 ? [`- Nobody, on purpose: ${codes(exempt)}`] : []),
    ...(uncovered.length > 0 ? [`- [ ] No line of CODEOWNERS covers ${codes(uncovered)}: add one. ${why(links.owner)}`] : []),
  ];
}

function codes(names: readonly string[]): string {
  const shown = names.slice(0, MOST_PATHS).map((name) => `\`${name}\``).join(', ');
  return names.length > MOST_PATHS ? `${shown} and ${names.length - MOST_PATHS} more` : shown;
}

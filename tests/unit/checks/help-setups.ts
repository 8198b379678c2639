import path from 'node:path';
import { anchorsText } from '../../../scripts/incumbent/update.ts';
import { sectionNames } from '../../../scripts/plan/engine/data.ts';
import { loadPin } from '../../../scripts/upstream/pin.ts';
import { generatedChanges } from '../tables/help-changes.ts';
import { withPins } from './pins.ts';
import { pageOf, type Changes } from './project.ts';

const root = path.resolve(import.meta.dirname, '../../..');

/** The page that examples are shown in. */
export const example = 'docs/testing/run-one-test.md';
const lines = (text: string): string => `${text}\n`;

/** As if CODEOWNERS had changed since the page was compared with it, and VERSION had not. */
function reviewed(): string {
  const version = loadPin(root, 'main').tree.files.get('VERSION') ?? '';
  return lines(JSON.stringify({ [example]: { CODEOWNERS: '0'.repeat(12), VERSION: version.slice(0, 12) } }));
}

const redirects = (text: string): Changes => ({ 'docs/redirects.yaml': lines(text) });

/** The planner's file with these rules, all of whose other links lead to the example's page. */
function planRules(rules: string): string {
  const link = 'testing/run-one-test';
  const links = sectionNames.map((name) => `  ${name}: ${link}\n`);
  return `split: {lines: 200, commits: 6, link: ${link}}\nlinks:\n${links.join('')}rules:\n${lines(rules)}`;
}

/** Rules whose example is no page: what their example makes of a project. */
const setups: Readonly<Record<string, (text: string) => Changes>> = {
  'references/exception': (text) => withPins({ 'src/data/exceptions.yaml': lines(text), [example]: lines(pageOf('The loader used to be in `pkg/elf`.')) }),
  'references/plan-rule': (text) => withPins({ 'src/data/plan-rules.yaml': planRules(text) }),
  'references/source-changed': (text) => withPins({ [example]: lines(text), 'src/data/reviewed.json': reviewed() }),
  'redirects/old-address': (text) => ({ 'src/data/incumbent.yaml': lines(text), 'src/data/incumbent/anchors.yaml': anchorsText({ 'contributing/testing/one': { titles: ['one'], sections: ['start'] } }) }),
  'structure/diagram': (text) => ({ [example]: lines(pageOf(text)), 'src/diagrams/three-steps.svg': '<svg xmlns="http://www.w3.org/2000/svg"></svg>' }),
  'structure/data-file': (text) => ({ 'src/data/words.txt': unescapeBytes(lines(text)) }),
  'structure/encoding': (text) => ({ [example]: unescapeBytes(lines(pageOf(text))) }),
  'structure/file': (text) => ({ [text]: lines(pageOf('To run one test, pass its name.')), ...(text !== example && { [example]: undefined }) }),
  'structure/in-sidebar': (text) => ({ 'sidebars.ts': lines(text) }),
  'structure/unsafe-file': (text) => ({ 'static/img/steps.svg': lines(text) }),
  'spelling/unused-word': (text) => ({ 'src/data/words.txt': lines(text) }),
  'spelling/word-list': (text) => ({ 'src/data/words.txt': lines(text) }),
  'style/final-newline': (text) => ({ [example]: pageOf(text) }),
};

/**
 * The changes to a project that show the example of a rule's help section. `␣`, `⇥` and `⏎` stand for what cannot be seen, `⟨9×a⟩` for the
 * letter nine times.
 */
export function changesOf(rule: string, text: string): Changes {
  const real = repeated(repeated(text)).replaceAll('␣', ' ').replaceAll('⇥', '\t').replaceAll('⏎', '\n');
  if (rule.startsWith('generated/')) return generatedChanges(rule, real);
  const setup = setups[rule] ?? (rule.startsWith('redirects/') ? redirects : undefined);
  if (setup !== undefined) return setup(real);
  const page = { [example]: lines(real.startsWith('---') ? real : pageOf(real)) };
  return rule.startsWith('references/') || rule === 'links/upstream' ? withPins(page) : page;
}

/** Writes out what is to be repeated; of two that stand in each other the inner one. */
function repeated(text: string): string {
  return text.replace(/⟨(\d+)×([^⟨⟩]*)⟩/g, (_, times: string, what: string) => what.repeat(Number(times)));
}

function unescapeBytes(text: string): Uint8Array {
  const parts = text.split(/\\x([0-9A-F]{2})/).map((part, index) => (index % 2 === 1 ? Buffer.from(part, 'hex') : Buffer.from(part)));
  return Buffer.concat(parts);
}

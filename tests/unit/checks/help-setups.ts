import { pageOf, type Changes } from './project.ts';

const example = 'docs/testing/run-one-test.md';
const lines = (text: string): string => `${text}\n`;

/** Rules whose example is no page: what their example makes of a project. */
const setups: Readonly<Record<string, (text: string) => Changes>> = {
  'structure/encoding': (text) => ({ [example]: unescapeBytes(lines(pageOf(text))) }),
  'structure/file': (text) => ({ [text]: lines(pageOf('To run one test, pass its name.')), ...(text !== example && { [example]: undefined }) }),
  'structure/in-sidebar': (text) => ({ 'sidebars.ts': lines(text) }),
  'spelling/unused-word': (text) => ({ 'src/data/words.txt': lines(text) }),
  'spelling/word-list': (text) => ({ 'src/data/words.txt': lines(text) }),
  'style/final-newline': (text) => ({ [example]: pageOf(text) }),
};

/** The changes to a project that show the example of a rule's help section. `␣`, `⇥` and `⏎` stand for what cannot be seen. */
export function changesOf(rule: string, text: string): Changes {
  const real = text.replaceAll('␣', ' ').replaceAll('⇥', '\t').replaceAll('⏎', '\n');
  const setup = setups[rule];
  if (setup !== undefined) return setup(real);
  return { [example]: lines(real.startsWith('---') ? real : pageOf(real)) };
}

function unescapeBytes(text: string): Uint8Array {
  const parts = text.split(/\\x([0-9A-F]{2})/).map((part, index) => (index % 2 === 1 ? Buffer.from(part, 'hex') : Buffer.from(part)));
  return Buffer.concat(parts);
}

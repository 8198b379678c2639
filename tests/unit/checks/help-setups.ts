import path from 'node:path';
import { loadPin } from '../../../scripts/upstream/pin.ts';
import { withPins } from './pins.ts';
import { pageOf, type Changes } from './project.ts';

const root = path.resolve(import.meta.dirname, '../../..');

const example = 'docs/testing/run-one-test.md';
const lines = (text: string): string => `${text}\n`;

/** As if CODEOWNERS had changed since the page was compared with it, and VERSION had not. */
function reviewed(): string {
  const version = loadPin(root, 'main').tree.files.get('VERSION') ?? '';
  return lines(JSON.stringify({ [example]: { CODEOWNERS: '0'.repeat(12), VERSION: version.slice(0, 12) } }));
}

/** Rules whose example is no page: what their example makes of a project. */
const setups: Readonly<Record<string, (text: string) => Changes>> = {
  'references/exception': (text) => withPins({ 'src/data/exceptions.yaml': lines(text), [example]: lines(pageOf('The loader used to be in `pkg/elf`.')) }),
  'references/source-changed': (text) => withPins({ [example]: lines(text), 'src/data/reviewed.json': reviewed() }),
  'structure/diagram': (text) => ({ [example]: lines(pageOf(text)), 'src/diagrams/three-steps.svg': '<svg xmlns="http://www.w3.org/2000/svg"></svg>' }),
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
  const page = { [example]: lines(real.startsWith('---') ? real : pageOf(real)) };
  return rule.startsWith('references/') ? withPins(page) : page;
}

function unescapeBytes(text: string): Uint8Array {
  const parts = text.split(/\\x([0-9A-F]{2})/).map((part, index) => (index % 2 === 1 ? Buffer.from(part, 'hex') : Buffer.from(part)));
  return Buffer.concat(parts);
}

import * as z from 'zod';
import { linesOf, required, surprise } from '../parse/text.ts';
import { defineSource } from '../source.ts';

const FILE = 'CODEOWNERS';
const END_OF_TEAMS = '# END_CODEOWNERS_DOCS';

const schema = z.strictObject({
  /** In the file's order: the last rule that matches a path decides. A rule without owners takes ownership away. */
  rules: z.array(z.strictObject({ pattern: z.string(), owners: z.array(z.string()) })),
  /** The teams as the comment above the rules groups them; `described` where it says what the team reviews. */
  sections: z.array(z.strictObject({ title: z.string(), teams: z.array(z.strictObject({ name: z.string(), described: z.boolean() })) })),
});

/** What CODEOWNERS says. Reviews follow main's; a stable branch's own has few rules and serves comparison alone. */
export type Owners = z.infer<typeof schema>;

/** The names (`@cilium/…`) of all teams that CODEOWNERS lists or gives a file to, sorted. */
export function teamNames({ rules, sections }: Owners): string[] {
  const owning = rules.flatMap(({ owners }) => owners).filter((owner) => owner.includes('/'));
  return [...new Set([...sections.flatMap(({ teams }) => teams.map(({ name }) => name)), ...owning])].sort();
}

export const source = defineSource({
  name: 'owners',
  scope: 'branch',
  schema,
  files: () => [FILE],
  parse: (input) => {
    const lines = linesOf(required(input, FILE).text);
    const end = lines.findIndex((line) => line.trim() === END_OF_TEAMS);
    if (end < 0) throw surprise(FILE, undefined, `a line "${END_OF_TEAMS}"`, 'none');
    return { sections: readSections(lines.slice(0, end)), rules: readRules(lines.slice(end + 1), end + 2) };
  },
  count: (owners) => ({ rules: owners.rules.length, teams: teamNames(owners).length }),
});

function readSections(lines: readonly string[]): Owners['sections'] {
  const texts = lines.map((line) => line.replace(/^#\s?/u, ''));
  const sections: Owners['sections'] = [];
  texts.forEach((text, at) => {
    const next = texts[at + 1] ?? '';
    if (text.trim() !== '' && /^\+{3,}\s*$/u.test(next)) {
      sections.push({ title: text.trim(), teams: [] });
      return;
    }
    const item = /^- (@[\w-]+\/[\w.-]+):?\s*(.*)$/u.exec(text);
    if (item === null) return;
    const section = sections.at(-1);
    if (section === undefined) throw surprise(FILE, at + 1, 'a heading before the first team', text);
    section.teams.push({ name: item[1] ?? '', described: (item[2] ?? '') !== '' || /^\s+\S/u.test(next) });
  });
  return sections.filter(({ teams }) => teams.length > 0);
}

function readRules(lines: readonly string[], firstLine: number): Owners['rules'] {
  const rules: Owners['rules'] = [];
  lines.forEach((line, at) => {
    // A backslash keeps a space in the pattern; a word that begins with # begins a comment.
    const words: readonly string[] = line.match(/(?:\\ |\S)+/gu) ?? [];
    const comment = words.findIndex((word) => word.startsWith('#'));
    const [pattern, ...owners] = comment < 0 ? words : words.slice(0, comment);
    if (pattern === undefined) return;
    const wrong = owners.find((owner) => !/^@[\w-]+(?:\/[\w.-]+)?$|^[^@\s]+@[^@\s]+$/u.test(owner));
    if (wrong !== undefined) throw surprise(FILE, firstLine + at, 'an owner such as @cilium/team', wrong);
    rules.push({ pattern, owners });
  });
  return rules;
}

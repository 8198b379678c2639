import * as z from 'zod';
import { linesOf, required, surprise, type Doc } from '../parse/text.ts';
import { defineSource } from '../source.ts';
import type { UpstreamTree } from '../source.ts';

const TABLE = 'Documentation/community/community.rst';
const READ = /^(?:Documentation\/(?:community|contributing)\/.+\.rst|README\.rst|CODEOWNERS|(?:CONTRIBUTING|SECURITY|MAINTAINERS)\.md|\.github\/ISSUE_TEMPLATE\/.+)$/u;

const schema = z.strictObject({
  /** Channels that the community page lists, without #; of a `family` it names the start alone (`sig-`). */
  listed: z.array(z.strictObject({ name: z.string(), family: z.boolean() })),
  /** Channels that other files speak of, right or wrong, with those files and the id of the channel where they link to it. */
  mentioned: z.array(z.strictObject({ name: z.string(), files: z.array(z.string()), id: z.string().optional() })),
});

/** Slack channels that the tree names. Only `listed` ones are certain. */
export type Slack = z.infer<typeof schema>;

/** Ways in which a channel is written: as a literal, as a link, or before the words channel or Slack. */
const MENTIONS = [
  /``#([a-z][a-z0-9-]+)``/gu,
  /`#([a-z][a-z0-9-]+)[^`<]*<[^`>]+>`_/gu,
  /(?:^|[\s(])#([a-z][a-z0-9-]+)\s+(?:Slack\s+)?channel/gu,
];

export const source = defineSource({
  name: 'slack',
  scope: 'project',
  schema,
  files: (tree: UpstreamTree) => [...tree.files.keys()].filter((file) => READ.test(file)),
  parse: (input) => {
    const listed = readTable(required(input, TABLE));
    const mentioned = new Map<string, { files: Set<string>; id: string | undefined }>();
    for (const file of [...input.tree.files.keys()].filter((name) => READ.test(name) && name !== TABLE)) {
      const text = input.read(file) ?? '';
      for (const [name, id] of mentionsIn(text)) {
        const entry = mentioned.get(name) ?? { files: new Set(), id: undefined };
        entry.files.add(file);
        entry.id ??= id;
        mentioned.set(name, entry);
      }
    }
    return { listed, mentioned: [...mentioned].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, { files, id }]) => ({ name, files: [...files], id })) };
  },
  count: ({ listed, mentioned }) => ({ listed: listed.length, mentioned: mentioned.length }),
});

/** The first column of the simple tables whose head is "Name  Purpose". */
function readTable({ path, text }: Doc): Slack['listed'] {
  const lines = linesOf(text);
  const listed: Slack['listed'] = [];
  let head = lines.findIndex((line) => /^Name\s+Purpose\s*$/u.test(line));
  if (head < 0) throw surprise(path, undefined, 'a table with the head "Name Purpose"', 'none');
  for (; head >= 0; head = lines.findIndex((line, at) => at > head && /^Name\s+Purpose\s*$/u.test(line))) {
    for (let at = head + 2; at < lines.length && !/^=/u.test(lines[at] ?? ''); at += 1) {
      const line = lines[at] ?? '';
      const [, name, star] = /^``#([a-z][a-z0-9-]*)``(\\?\*)?\s/u.exec(line) ?? [];
      if (name === undefined) throw surprise(path, at + 1, 'a channel such as ``#general`` in the first column', line);
      listed.push({ name, family: star !== undefined || name.endsWith('-') });
    }
  }
  return listed;
}

/** Words that a # precedes in code of the preprocessor. */
const DIRECTIVES = new Set(['define', 'elif', 'else', 'endif', 'error', 'if', 'ifdef', 'ifndef', 'include', 'pragma', 'undef', 'warning']);

function mentionsIn(text: string): Map<string, string | undefined> {
  const targets = new Map([...text.matchAll(/^\.\. _([^:]+): https:\/\/cilium\.slack\.com\/archives\/(\w+)/gmu)].map(([, name = '', id = '']) => [name, id]));
  const found = new Map<string, string | undefined>();
  for (const [whole, name = ''] of MENTIONS.flatMap((mention) => [...text.matchAll(mention)])) {
    if (DIRECTIVES.has(name)) continue;
    const id = /cilium\.slack\.com\/archives\/(\w+)/u.exec(whole)?.[1] ?? targets.get(/<([^>]+)_>/u.exec(whole)?.[1] ?? '');
    found.set(name, found.get(name) ?? id);
  }
  return found;
}

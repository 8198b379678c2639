import * as z from 'zod';
import { linesOf, required, surprise } from '../parse/text.ts';
import { defineSource } from '../source.ts';

const FILE = 'Documentation/redirects.txt';

const schema = z.array(z.strictObject({ from: z.string(), to: z.string() }));

/** Pages of Cilium's documentation that moved; paths are relative to Documentation/. */
export type Redirects = z.infer<typeof schema>;

export const source = defineSource({
  name: 'redirects',
  scope: 'project',
  schema,
  files: () => [FILE],
  parse: (input) => {
    const redirects: Redirects = [];
    linesOf(required(input, FILE).text).forEach((line, at) => {
      if (line.trim() === '') return;
      const [, from, to] = /^\s*"([^"]+)"\s+"([^"]+)"\s*$/u.exec(line) ?? [];
      if (from === undefined || to === undefined) throw surprise(FILE, at + 1, '"old page" "new page"', line);
      redirects.push({ from, to });
    });
    return redirects;
  },
  count: (redirects) => redirects.length,
});

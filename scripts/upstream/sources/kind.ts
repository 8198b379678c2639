import * as z from 'zod';
import { linesOf, required, surprise } from '../parse/text.ts';
import type { Doc } from '../parse/text.ts';
import { defineSource } from '../source.ts';

const variable = z.object({
  name: z.string(),
  line: z.number().int().positive(),
  /** What it is by default; several where that depends on the host, none where it is empty. */
  defaults: z.array(z.string()),
  /** The place of the argument that may stand for it, 1 for the first. */
  argument: z.number().int().positive().optional(),
});

const flag = z.object({ name: z.string(), line: z.number().int().positive(), takesValue: z.boolean() });

const port = z.object({
  /** In the node's container. */
  container: z.number().int(),
  /** The variable that holds the first digits of the port on the host; role (0 control plane, 1 worker) and number of the node follow. */
  prefix: z.string(),
  line: z.number().int().positive(),
});

const schema = z.object({ file: z.string(), variables: z.array(variable), flags: z.array(flag), ports: z.array(port) });

export type Kind = z.infer<typeof schema>;

const FILE = 'contrib/scripts/kind.sh';

const DEFAULT = /^\s*(default_\w+)=(?:"([^"]*)"|'([^']*)'|([^\s#"']*))\s*(?:#.*)?$/u;
/** `x="${3:-${NAME:=${default_x}}}"`, `x="${NAME:=${default_x}}"` or `x="${NAME:-text}"`; the name in capitals. */
const VARIABLE = /^\s*(\w+)="\$\{(?:(\d+):-\$\{)?([A-Z][A-Z\d_]+):[=-](?:\$\{(\w+)\}|([^}$]*))\}+"\s*(?:#.*)?$/u;
const COMMENT = /(?:^|\s)#.*$/u;
const FLAG = /^\s*"?(--[a-z][\w-]*)"?(?:\|"?-\w"?)?\)\s*$|=+ "(--[a-z][\w-]*)" \]/u;
const PORT_SUM = /^\s*local (\w+)="\$\{?(\w+)\}?\$1\$2"/u;
const CONTAINER_PORT = /containerPort: (\d+)/u;
const HOST_PORT = /hostPort: \$\{?(\w+)/u;

export const source = defineSource({
  name: 'kind',
  scope: 'branch',
  schema,
  files: () => [FILE],
  parse: (input) => readScript(required(input, FILE)),
  count: ({ variables, flags, ports }) => ({ variables: variables.length, flags: flags.length, ports: ports.length }),
});

function readScript(doc: Doc): Kind {
  const lines = linesOf(doc.text);
  const defaults = new Map<string, string[]>();
  const found: Kind = { file: doc.path, variables: [], flags: [], ports: [] };
  const byShellName = new Map<string, string>();
  const sums = new Map<string, string>();
  let container: { port: number; line: number } | undefined;
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    const read = VARIABLE.exec(text);
    if (read !== null) {
      const [, shellName = '', argument, name = '', reference, literal = ''] = read;
      if (reference !== undefined && !defaults.has(reference)) throw surprise(doc.path, line, `a default "${reference}=" above`, text);
      const values = reference === undefined ? [literal] : (defaults.get(reference) ?? []);
      // A default may itself come from the environment, which names a variable with a default of its own.
      if (shellName.startsWith('default_')) defaults.set(shellName, values);
      byShellName.set(shellName, name);
      found.variables.push({ name, line, defaults: values.filter((each) => each !== ''), ...(argument === undefined ? {} : { argument: Number(argument) }) });
      continue;
    }
    if (/\$\{[A-Z]\w*:=/u.test(text.replace(COMMENT, ''))) throw surprise(doc.path, line, 'a variable of the environment with its default', text);
    const [, key, double, single, bare = ''] = DEFAULT.exec(text) ?? [];
    if (key !== undefined) defaults.set(key, [...(defaults.get(key) ?? []), double ?? single ?? bare]);
    const [, inCase, inTest] = FLAG.exec(text) ?? [];
    const name = inCase ?? inTest;
    if (name !== undefined && name !== '--help') found.flags.push({ name, line, takesValue: shiftsTwo(lines, index, inCase === undefined ? /^\s*fi\b/u : /;;/u) });
    const [, sum, prefix] = PORT_SUM.exec(text) ?? [];
    if (sum !== undefined && prefix !== undefined) sums.set(sum, prefix);
    const inContainer = CONTAINER_PORT.exec(text)?.[1];
    if (inContainer !== undefined) container = { port: Number(inContainer), line };
    const onHost = HOST_PORT.exec(text)?.[1];
    if (onHost === undefined) continue;
    const variableName = byShellName.get(sums.get(onHost) ?? '');
    if (container === undefined || variableName === undefined) throw surprise(doc.path, line, 'a port made of a prefix from the environment, role and number', text);
    found.ports.push({ container: container.port, prefix: variableName, line: container.line });
  }
  if (found.variables.length === 0) throw surprise(doc.path, undefined, 'variables of the environment with their defaults', 'none');
  found.variables.sort((a, b) => (a.name < b.name ? -1 : 1));
  return found;
}

/** Whether the branch that begins at a line, up to the line that `end` matches, takes two arguments: the flag and its value. */
function shiftsTwo(lines: readonly string[], start: number, end: RegExp): boolean {
  for (const text of lines.slice(start + 1)) {
    if (/\bshift 2\b/u.test(text)) return true;
    if (end.test(text)) return false;
  }
  return false;
}

import * as z from 'zod';
import { callsIn, readGo, stringOf, textOf } from '../parse/go.ts';
import type { Constants, GoFile, GoFunction } from '../parse/go.ts';
import type { Range } from '../parse/pflag.ts';
import { present, surprise } from '../parse/text.ts';
import { splitList, stringValue } from '../parse/tokens.ts';
import { defineSource } from '../source.ts';

const test = z.object({
  name: z.string(),
  /** The list of builder.go that runs it, without its word "Tests", for example `concurrent`; absent where none does. */
  group: z.string().optional(),
  /** 1-based place in that list; tests of one builder share it. */
  order: z.number().int().positive().optional(),
  file: z.string(),
  line: z.number().int().positive(),
});

export type ConnectivityTest = z.infer<typeof test>;

const FOLDER = 'cilium-cli/connectivity/builder/';
const LIST_FILE = `${FOLDER}builder.go`;
const NOT_IN_TREE = 'The connectivity tests were in another repository, cilium/cilium-cli.';

export const source = defineSource({
  name: 'connectivity',
  scope: 'branch',
  schema: z.object({ tests: z.array(test) }),
  mayBeEmpty: { 'v1.17': NOT_IN_TREE, 'v1.16': NOT_IN_TREE },
  files: (tree) => [...tree.files.keys()].filter(isBuilder),
  parse: (input) => {
    const files = present(input, [...input.tree.files.keys()].filter(isBuilder)).map(readGo);
    const places = files.flatMap((file) => (file.path === LIST_FILE ? readLists(file) : []));
    if (files.length > 0 && places.length === 0) throw surprise(LIST_FILE, undefined, 'functions with lists "[]testBuilder{…}"', 'none');
    const byBuilder = new Map(places.map((place) => [place.builder, place]));
    const tests = files.flatMap((file) => readBuilders(file, files)).map(({ builder, ...found }) => {
      const place = byBuilder.get(builder);
      return { ...found, ...(place === undefined ? {} : { group: place.group, order: place.order }) };
    });
    const known = new Set(tests.map(({ name }) => name));
    if (known.size !== tests.length) throw surprise(FOLDER, undefined, 'test names that differ', tests.map(({ name }) => name).find((name, at, all) => all.indexOf(name) !== at) ?? '');
    return { tests: tests.sort((a, b) => (a.name < b.name ? -1 : 1)) };
  },
  count: ({ tests }) => tests.length,
});

function isBuilder(path: string): boolean {
  return path.startsWith(FOLDER) && /^[^/]+\.go$/u.test(path.slice(FOLDER.length)) && !path.endsWith('_test.go');
}

interface Place {
  readonly builder: string;
  readonly group: string;
  readonly order: number;
}

/** The lists of builders, each in the function that runs it. */
function readLists(file: GoFile): Place[] {
  return file.functions.flatMap((found) => {
    const end = file.partner.get(found.body) ?? found.body;
    const open = file.tokens.findIndex((token, at) => at > found.body && at < end && token.text === 'testBuilder' && file.tokens[at + 1]?.text === '{');
    if (open < 0) return [];
    return splitList(file, open + 1).map(([from], index) => ({ builder: file.tokens[from]?.text ?? '', group: found.name.replace(/Tests$/u, ''), order: index + 1 }));
  });
}

interface Found {
  readonly builder: string;
  readonly name: string;
  readonly file: string;
  readonly line: number;
}

/** The tests that the builders of a file make, themselves or in functions of the package that they call. */
function readBuilders(file: GoFile, files: readonly GoFile[]): Found[] {
  return file.functions.filter(({ name, receiver }) => name === 'build' && receiver !== undefined).flatMap((method) => {
    const found = new Map<string, Found>();
    const seen = new Set<GoFunction>();
    const pending: [GoFile, GoFunction][] = [[file, method]];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const [place, scope] = next;
      if (seen.has(scope)) continue;
      seen.add(scope);
      for (const { callee, args, line } of callsIn(place, scope.body, place.partner.get(scope.body) ?? scope.body)) {
        const [argument] = args;
        if (callee === 'newTest' && argument !== undefined) {
          for (const name of namesOf(place, scope, argument, line)) found.set(name, { builder: method.receiver ?? '', name, file: place.path, line });
          continue;
        }
        for (const other of files) {
          const helper = callee === 'newTest' ? undefined : other.functions.find((each) => each.receiver === undefined && each.name === callee);
          if (helper !== undefined) pending.push([other, helper]);
        }
      }
    }
    return [...found.values()];
  });
}

/** The names that an argument may have: a string, a variable's strings, or a format with one of those. */
function namesOf(file: GoFile, scope: GoFunction, argument: Range, line: number): string[] {
  const literal = stringOf(file, argument, new Map());
  if (literal !== undefined) return [literal];
  const [call] = callsIn(file, ...argument);
  if (call?.callee === 'fmt.Sprintf') {
    const [format, value] = call.args;
    const text = format === undefined ? undefined : stringOf(file, format, new Map());
    if (text !== undefined && value !== undefined && text.split('%s').length === 2) return namesOf(file, scope, value, line).map((name) => text.replace('%s', () => name));
  }
  const names = argument[1] - argument[0] === 1 ? assigned(file, scope, file.tokens[argument[0]]?.text ?? '') : [];
  if (names.length === 0) throw surprise(file.path, line, 'the name of a test as a string, a variable of strings or a format of one', textOf(file, argument));
  return names;
}

/** The strings that a function assigns to a variable. */
function assigned(file: GoFile, scope: GoFunction, variable: string): string[] {
  const none: Constants = new Map();
  const end = file.partner.get(scope.body) ?? scope.body;
  const names: string[] = [];
  for (let at = scope.body; at < end; at += 1) {
    if (file.tokens[at]?.text !== variable || ![':=', '='].includes(file.tokens[at + 1]?.text ?? '')) continue;
    const name = stringValue(file.tokens[at + 2]) ?? stringOf(file, [at + 2, at + 3], none);
    if (name !== undefined) names.push(name);
  }
  return names;
}

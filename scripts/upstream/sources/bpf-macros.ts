import * as z from 'zod';
import { readC } from '../parse/c.ts';
import { present } from '../parse/text.ts';
import { defineSource } from '../source.ts';

const macro = z.object({
  name: z.string(),
  kind: z.enum(['macro', 'function']),
  /** Names of its parameters; `...` stands for any number. */
  args: z.array(z.string()),
  file: z.string(),
  line: z.number().int().positive(),
});

export type BpfMacro = z.infer<typeof macro>;

/** The headers that BPF unit tests are written with. */
const HEADERS = ['bpf/tests/common.h', 'bpf/tests/pktgen.h', 'bpf/tests/scapy.h'];
/** Names that those headers use among themselves. */
const INTERNAL = /^(?:_|PROTOBUF_|STRINGIZE|scapy__)/u;

export const source = defineSource({
  name: 'bpf-macros',
  scope: 'branch',
  schema: z.object({ macros: z.array(macro) }),
  files: () => HEADERS,
  parse: (input) => {
    const macros = present(input, HEADERS).flatMap((doc) =>
      readC(doc).flatMap(({ kind, name, args, line }): BpfMacro[] => {
        if ((kind !== 'macro' && kind !== 'function') || args === undefined || INTERNAL.test(name)) return [];
        return [{ name, kind, args: [...args], file: doc.path, line }];
      }),
    );
    return { macros: macros.sort((a, b) => (a.name === b.name ? a.line - b.line : a.name < b.name ? -1 : 1)) };
  },
  count: ({ macros }) => macros.length,
});

import * as z from 'zod';

/** Where the ledger stands, from the root; it is served as /permalinks.json. */
export const ledgerFile = 'static/permalinks.json';

/** Where the JSON Schema of the ledger stands, beside it. */
export const ledgerSchemaFile = 'static/permalinks.schema.json';

export const ledgerEntrySchema = z.object({
  id: z.string().describe('"testing/bpf" for a page, "testing/bpf#run-one-test" for a section or a row of a table'),
  kind: z.enum(['page', 'section', 'row']),
  url: z.string().describe('Address below the site\'s base'),
  title: z.string(),
  area: z.string().describe('First part of the page\'s address'),
  team: z.string().optional().describe('Slack channel of the page\'s owners, without "#"'),
  gone: z.literal(true).optional().describe('The row\'s subject is gone from Cilium; the address leads to a row that says so'),
  aliases: z.array(z.string()).describe('Other addresses that lead here, by an element in the page or a redirect'),
});

export const ledgerSchema = z
  .object({ $schema: z.string(), entries: z.array(ledgerEntrySchema) })
  .describe('Every page, section and row of a described table that the portal has published, with all its addresses');

/** The record of every address that the portal answers. An address that left it was lost: the check compares it with the record before. */
export type Ledger = z.infer<typeof ledgerSchema>;
export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

/** A ledger out of its text; undefined where it is none. */
export function parseLedger(text: string): Ledger | undefined {
  try {
    return ledgerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** The ledger as its file has it. */
export function ledgerText(entries: readonly LedgerEntry[]): string {
  return jsonText({ $schema: './permalinks.schema.json', entries });
}

/** The JSON Schema of the ledger as its file has it. */
export function ledgerSchemaText(): string {
  return jsonText(z.toJSONSchema(ledgerSchema));
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

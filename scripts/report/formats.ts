import { github } from './github.ts';
import { json } from './json.ts';
import { pretty } from './pretty.ts';
import { rdjson } from './rdjson.ts';
import type { Reporter } from './report.ts';

/** Reporters by the name that `--format` takes. */
export const reporters = { pretty, json, github, rdjson } satisfies Record<string, Reporter>;

export type Format = keyof typeof reporters;

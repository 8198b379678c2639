import type { Command } from 'commander';
import { auditCommand } from './audit.ts';
import { checkCommand } from './check.ts';
import { buildCommand, devCommand, serveCommand, startCommand } from './site.ts';
import { generateCommand } from './generate.ts';
import { linkCommand } from './link.ts';
import { moveCommand, removeCommand } from './move.ts';
import { planCommand } from './plan.ts';
import { redirectsCommand } from './redirects.ts';
import { testCommand } from './test.ts';
import { upstreamCommand } from './upstream.ts';
import { wordsCommand } from './words.ts';

/** How a command says with which code the program ends. */
export type Exit = (code: number) => void;

/** Adds every command to the program. Each loads what it needs only when it runs. */
export function register(program: Command, exit: Exit): void {
  for (const add of [generateCommand, checkCommand, buildCommand, serveCommand, startCommand, devCommand, testCommand, upstreamCommand, auditCommand, wordsCommand, redirectsCommand, moveCommand, removeCommand, planCommand, linkCommand]) add(program, exit);
}

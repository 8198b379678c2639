#!/usr/bin/env -S node --max-semi-space-size=32
// Twice the space that Node gives to what lives shortly: a check collects garbage for a tenth of the CPU time less.
import { run } from './load-main.mjs';

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`portal: ${error.message}\n`);
  if (process.env.PORTAL_DEBUG !== undefined) process.stderr.write(`${error.cause?.stack ?? error.stack}\n`);
  process.exitCode = 2;
}

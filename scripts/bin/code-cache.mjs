import { createHash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';

const digestLength = 32;

/**
 * V8 compiles again, optimized, what has run for a while. In a run of seconds that takes a quarter of the CPU time and never pays it back: it has
 * to run sixteen times as long first. Older versions of V8 count bytes that ran, newer ones calls.
 */
const patience = Number(process.versions.v8.split('.')[0]) < 12 ? '--interrupt-budget=1081344' : '--invocation-count-for-turbofan=48000';

/**
 * Runs a bundle with what V8 compiled of it when the same command ran first: compiling takes a quarter of a second of CPU otherwise.
 * `use` gets the bundle's exports.
 */
export async function runCached(bundle, command, use) {
  // Functions that ran once at the start belong to what is remembered.
  setFlagsFromString('--no-flush-bytecode');
  setFlagsFromString(patience);
  const source = `(function (exports, require, module, importOutside) {${readFileSync(bundle, 'utf8')}\n})`;
  const file = path.join(path.dirname(bundle), `${/^[a-z]{1,20}$/.test(command) ? command : 'main'}.v8`);
  const cachedData = readCompiled(file);
  const script = new vm.Script(source, { filename: bundle, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(bundle), module, (name) => import(name));
  const result = await use(module.exports);
  if (cachedData === undefined || script.cachedDataRejected) writeCompiled(file, script.createCachedData());
  return result;
}

/** V8 does not look for damage, and would fall with it. */
function readCompiled(file) {
  try {
    const bytes = readFileSync(file);
    const code = bytes.subarray(digestLength);
    return digest(code).equals(bytes.subarray(0, digestLength)) ? code : undefined;
  } catch {
    return undefined;
  }
}

function writeCompiled(file, code) {
  const unfinished = `${file}.${process.pid}`;
  try {
    writeFileSync(unfinished, Buffer.concat([digest(code), code]));
    renameSync(unfinished, file);
  } catch {
    // The next run compiles again.
    rmSync(unfinished, { force: true });
  }
}

function digest(code) {
  return createHash('sha256').update(code).digest();
}

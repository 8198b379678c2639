import { createRequire } from 'node:module';
import vm from 'node:vm';
import { bundle } from './bin/bundle.mjs';

/** Loads a project's TypeScript module as it stands now, and all that it imports of the project's; each call loads anew. Throws what the module or the compiler throws. */
export async function loadTypeScript(file: string): Promise<unknown> {
  const { build } = await import('esbuild');
  const source = await bundle(file, { build });
  const module = { exports: {} };
  const run: unknown = vm.runInThisContext(`(function (exports, require, module) {${source}\n})`, { filename: file });
  if (typeof run === 'function') Reflect.apply(run, undefined, [module.exports, createRequire(file), module]);
  return module.exports;
}

import { pathToFileURL } from 'node:url';

/** Loads a project's TypeScript module as it stands now, and all that it imports; each call loads anew. Throws what the module or the compiler throws. */
export async function loadTypeScript(file: string): Promise<unknown> {
  const { tsImport } = await import('tsx/esm/api');
  return tsImport(pathToFileURL(file).href, import.meta.url);
}

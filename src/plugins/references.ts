import { createLookup } from '../../scripts/references/lookup.ts';
import type { ReferenceOptions } from './remark-references.ts';

// Docusaurus loads this, and what it imports, with jiti 1: no `import.meta`, and zod as a namespace.

/** How the names in the pages of the project at `root` are resolved, with the hash of all that it reads. Throws PortalError for a damaged pin. */
export function referencesOf(root: string): ReferenceOptions {
  const { resolve, inputs } = createLookup(root);
  return { resolve, inputs };
}

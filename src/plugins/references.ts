import type { ReferenceOptions } from './remark-references.ts';
import { upstreamOf } from './upstream.ts';

// Docusaurus loads this, and what it imports, with jiti 1: no `import.meta`, and zod as a namespace.

/** How the names in the pages of the project at `root` are resolved, with the hash of all that it reads. Throws PortalError for a damaged pin. */
export function referencesOf(root: string): ReferenceOptions {
  const lookup = upstreamOf(root);
  return { resolve: (kind, name, attributes) => lookup.resolve(kind, name, attributes), inputs: lookup.inputs };
}

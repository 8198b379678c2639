import path from 'node:path';
import { cacheFolder } from '../root.ts';

/** The folder whose files the site serves as they are, beside static/, from the project's root: node_modules/.cache/portal/static. */
export function servedFolder(root: string): string {
  return path.join(cacheFolder(root), 'static');
}

/** Where the index stands: the site copies it from there, and `portal link` reads it there. */
export function indexFolder(root: string): string {
  return path.join(servedFolder(root), 'search');
}

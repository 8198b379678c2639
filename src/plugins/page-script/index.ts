import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@docusaurus/types';
import { buildSync } from 'esbuild';

const entry = path.join(path.dirname(fileURLToPath(import.meta.url)), 'entry.ts');

/**
 * Puts our own small script into the head of every page. It works on the page as served, before the application
 * arrives and also when it never does, and listens on the document, so that it outlives every change of page.
 */
export default function pageScript(): Plugin {
  return {
    name: 'portal-page-script',
    injectHtmlTags: () => ({ headTags: [{ tagName: 'script', innerHTML: bundle() }] }),
    getPathsToWatch: () => [`${path.dirname(entry)}/*.ts`],
  };
}

/** The script, small, for the browsers of .browserslistrc. */
export function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome111', 'firefox115', 'safari16.4'],
    write: false,
  });
  return outputFiles.map(({ text }) => text.trim()).join('');
}

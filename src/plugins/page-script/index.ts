import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LoadContext, Plugin } from '@docusaurus/types';
import { emitFiles } from '../emit-files.ts';
import { bundle } from './bundle.ts';
import type { Bundle, Part } from './bundle.ts';

const folder = path.dirname(fileURLToPath(import.meta.url));

/**
 * Puts our own small script into the head of every page. It works on the page as served, before the application
 * arrives and also when it never does, and listens on the document, so that it outlives every change of page. Its
 * `parts` are files beside the application's, loaded when they are used (parts.ts).
 */
export default function pageScript(parts: readonly Part[]): (context: LoadContext) => Plugin {
  return ({ baseUrl }) => {
    let script: Bundle = { inline: '', files: new Map() };
    return {
      name: 'portal-page-script',
      async loadContent() {
        script = await bundle(parts, baseUrl);
      },
      getClientModules: () => ['take-over.ts', 'shown.ts'].map((file) => path.join(folder, file)),
      injectHtmlTags: () => ({ headTags: [{ tagName: 'script', innerHTML: script.inline }] }),
      configureWebpack: (_config, isServer) => (isServer ? {} : { plugins: [emitFiles(script.files)] }),
      getPathsToWatch: () => [path.join(folder, '**/*.{ts,css}')],
    };
  };
}

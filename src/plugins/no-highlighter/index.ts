import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from '@docusaurus/types';

/** Keeps the theme's highlighter out of the browser: code is colored at build time (rehype-code.ts). */
export default function noHighlighter(): Plugin {
  const substitute = path.join(path.dirname(fileURLToPath(import.meta.url)), 'substitute.ts');
  return {
    name: 'portal-no-highlighter',
    configureWebpack: () => ({ resolve: { alias: { 'prism-react-renderer$': substitute } } }),
  };
}

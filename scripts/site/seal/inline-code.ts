import { createHash } from 'node:crypto';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { paintPause } from '../../../src/plugins/light/template.ts';

/** What a page holds of code in itself, as sources of a Content-Security-Policy: `'sha256-…'`. */
export interface InlineCode {
  readonly scripts: ReadonlySet<string>;
  readonly styles: ReadonlySet<string>;
  /** Values of `style` attributes, which need `'unsafe-hashes'` beside their hashes. */
  readonly styleAttributes: ReadonlySet<string>;
}

/** The element that React renders into: what a page's Markdown says is in it, and only there. */
const application = '__docusaurus';

/** Types of scripts that a browser runs; any other is data. */
const executable = /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script)$/i;

/** Where the application's element begins, up to the end of its start tag. */
const begins = /<div id="?__docusaurus"?>/;

/** What a text must hold for there to be code in it. */
const anyCode = /<(?:script|style)|style\s*=/i;

const pause = `<script>${paintPause}</script>`;

/**
 * Finds the code in a built page. Scripts within the application's element get no hash: the build puts none there but the one that lets the
 * browser paint early, so any other came out of a page's text and must not run.
 */
export function inlineCodeOf(html: string): InlineCode {
  const found = { scripts: new Set<string>(), styles: new Set<string>(), styleAttributes: new Set<string>() };
  const visit = (node: DefaultTreeAdapterTypes.ParentNode, within: boolean): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      const attribute = (name: string): string | undefined => child.attrs.find((one) => one.name === name)?.value;
      const style = attribute('style');
      if (style !== undefined) found.styleAttributes.add(hashSource(style));
      if (child.tagName === 'style') found.styles.add(hashSource(textOf(child)));
      if (child.tagName === 'script' && attribute('src') === undefined && executable.test(attribute('type') ?? '')) {
        const text = textOf(child);
        if (!within || text === paintPause) found.scripts.add(hashSource(text));
      }
      const inside = within || attribute('id') === application;
      visit(child, inside);
      if (child.tagName === 'template' && 'content' in child) visit(child.content, inside);
    }
  };
  const { frame, paused } = withoutContent(html);
  visit(parse(frame), false);
  if (paused) found.scripts.add(hashSource(paintPause));
  return found;
}

/** The page without what the application's element holds, where no code is in it but our own: most of a page, that need not be parsed. */
function withoutContent(html: string): { frame: string; paused: boolean } {
  const start = begins.exec(html);
  const end = html.lastIndexOf('</div>');
  if (start === null || end < start.index) return { frame: html, paused: false };
  const content = html.slice(start.index + start[0].length, end);
  const rest = content.replace(pause, '');
  if (anyCode.test(rest)) return { frame: html, paused: false };
  return { frame: html.slice(0, start.index + start[0].length) + html.slice(end), paused: rest !== content };
}

function textOf(element: DefaultTreeAdapterTypes.Element): string {
  return element.childNodes.map((node) => ('value' in node ? node.value : '')).join('');
}

/** Names a text in a policy by its digest. */
function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

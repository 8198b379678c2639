/** The element that loads the redirect script with its settings. */
export function scriptTag(address: string, settings: Readonly<Record<string, string>>): string {
  const attributes = Object.entries(settings).map(([name, value]) => ` data-${name}="${escape(value)}"`).join('');
  return `<script src="${escape(address)}"${attributes}></script>`;
}

/**
 * A built page with an element at the beginning of its head: behind what is asked for ahead, which light/template.ts puts first, and before
 * anything that takes time. Undefined for what is no such page.
 */
export function withTag(html: string, tag: string): string | undefined {
  const charset = /<meta charset[^>]*>(?:\s*<link rel="?preload"? [^>]*>)*/i.exec(html);
  if (charset === null) return undefined;
  const end = charset.index + charset[0].length;
  return html.slice(0, end) + tag + html.slice(end);
}

/** Text for an attribute in double quotes, or between tags. */
export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;');
}

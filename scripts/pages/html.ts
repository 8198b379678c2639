/** Raw HTML with spaces in the place of what no reader sees, so that all else keeps its place: comments, scripts and styles. */
export function shownHtml(value: string): string {
  return value.replace(/<!--[\s\S]*?(-->|$)|<(script|style)\b[\s\S]*?(<\/\2\s*>|$)/gi, blank);
}

/** The words between the tags of raw HTML, each in its place. */
export function wordsOfHtml(value: string): string {
  return shownHtml(value).replace(/<[^>]*(>|$)/g, blank);
}

function blank(markup: string): string {
  return markup.replace(/[^\n]/g, ' ');
}

import { announce } from '../announce.ts';
import { showCopied } from '../clipboard.ts';

/** Copies the page, as Markdown, into the clipboard. */
export function use(control: HTMLElement): void {
  void copy(control.dataset['pageMarkdown'] ?? '').then(
    () => {
      showCopied(control);
      announce('Page copied as Markdown');
    },
    () => { announce('The page could not be copied: open it as Markdown instead'); },
  );
}

async function copy(address: string): Promise<void> {
  const text = read(address);
  // Where the browser takes a text that is still on its way, the reader's click counts as asking for it, however long that takes.
  if (typeof ClipboardItem === 'undefined') await navigator.clipboard.writeText(await text);
  else await navigator.clipboard.write([new ClipboardItem({ 'text/plain': text.then((content) => new Blob([content], { type: 'text/plain' })) })]);
}

async function read(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.text();
}

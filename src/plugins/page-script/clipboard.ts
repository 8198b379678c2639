import { announce } from './announce.ts';

/** Puts a text into the clipboard and says `done`, or that the browser refused. Gives whether it worked. */
export async function copyText(text: string, done: string, say = announce): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    say(done);
    return true;
  } catch {
    say('Your browser does not allow copying: select the text instead');
    return false;
  }
}

/** Shows on a control for a moment that it has copied. */
export function showCopied(control: HTMLElement): void {
  control.dataset.copied = '';
  setTimeout(() => delete control.dataset.copied, 2000);
}

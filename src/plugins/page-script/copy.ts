import { copyText, showCopied } from './clipboard.ts';
import { onClick } from './on-click.ts';

/** Gives the controls on code blocks their function: copy the commands alone, or all that the block shows. */
export function installCopy(): void {
  onClick('[data-copy]', (button) => {
    const block = button.closest('.code');
    const root = block?.querySelector('.code-root')?.textContent;
    void copyText(textOf(block, button.dataset.copy), root ? `Copied. ${root}` : 'Copied').then((copied) => {
      if (copied) showCopied(button);
    });
  });
}

function textOf(block: Element | null, what: string | undefined): string {
  const parts = block?.querySelectorAll(what === 'commands' ? '.sh-command' : 'code') ?? [];
  return Array.from(parts, ({ textContent }) => textContent).join('\n');
}

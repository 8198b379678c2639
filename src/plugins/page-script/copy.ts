import { announce } from './announce.ts';

/** Gives the controls on code blocks their function: copy the commands alone, or all that the block shows. */
export function installCopy(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-copy]') : null;
    const block = button?.closest('.code');
    if (button === null || !block) return;
    void copy(textOf(block, button.dataset.copy)).then((copied) => {
      announce(copied ? 'Copied' : 'Your browser does not allow copying: select the text instead');
      if (!copied) return;
      button.dataset.copied = '';
      setTimeout(() => delete button.dataset.copied, 2000);
    });
  });
}

function textOf(block: Element, what: string | undefined): string {
  if (what !== 'commands') return block.querySelector('code')?.textContent ?? '';
  return [...block.querySelectorAll('.sh-command')].map((command) => command.textContent).join('\n');
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

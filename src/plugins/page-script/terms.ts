/** Lets Escape put the definition of a term away without moving the focus; it comes back when the term is left and met again. */
export function installTerms(): void {
  const dismiss = ({ type, key }: { type: string; key?: string }): void => {
    if (type === 'keydown' && key !== 'Escape') return;
    for (const term of document.querySelectorAll('.term')) term.toggleAttribute('data-dismissed', type === 'keydown' && term.matches(':hover,:focus'));
  };
  for (const type of ['keydown', 'focusout', 'pointerout']) addEventListener(type, dismiss);
}

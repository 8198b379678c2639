/** Lets Escape put the definition of a term away without moving the focus; it comes back when the term is left and met again. */
export function installTerms(): void {
  const bringBack = ({ currentTarget }: Event): void => {
    if (currentTarget instanceof Element) currentTarget.removeAttribute('data-dismissed');
  };
  addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const term of document.querySelectorAll('.term:is(:hover, :focus)')) {
      term.setAttribute('data-dismissed', '');
      for (const type of ['pointerout', 'focusout']) term.addEventListener(type, bringBack, { once: true });
    }
  });
}

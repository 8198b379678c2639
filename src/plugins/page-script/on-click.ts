/** Calls `use` for each click on an element that a selector finds, or on what it holds. It outlives every change of page. */
export function onClick(selector: string, use: (element: HTMLElement, event: MouseEvent) => void): void {
  document.addEventListener('click', (event) => {
    const element = (event.target as Element).closest<HTMLElement>(selector);
    if (element !== null) use(element, event);
  });
}

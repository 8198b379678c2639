/** The element that the address names, if the page has it; a fragment that is no text, such as `#%`, names what is called so. */
export function namedByAddress(): HTMLElement | null {
  const fragment = location.hash.slice(1);
  try {
    return document.getElementById(decodeURIComponent(fragment));
  } catch {
    return document.getElementById(fragment);
  }
}

/** Makes an element with properties, ARIA attributes (which not every browser has as properties) and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> & Readonly<Record<`aria-${string}`, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'role' || key.startsWith('aria-')) made.setAttribute(key, value as string);
    else Object.assign(made, { [key]: value });
  }
  made.append(...children);
  return made;
}

import { Children, isValidElement } from 'react';
import type { ReactNode } from 'react';

/** The text of what an element holds. */
export function textOf(content: ReactNode): string {
  return Children.toArray(content).map((child) => {
    if (typeof child === 'string' || typeof child === 'number') return String(child);
    return isValidElement<{ children?: ReactNode }>(child) ? textOf(child.props.children) : '';
  }).join('');
}

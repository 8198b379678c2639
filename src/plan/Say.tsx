import type { ReactNode } from 'react';

/** A sentence of the planner, in which backticks hold code. */
export default function Say({ text }: { text: string }): ReactNode {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

import type { ComponentProps, ReactNode } from 'react';

/** Code as the page's Markdown gave it: blocks are colored at build time, not in the browser. */
export default function Code(props: ComponentProps<'code'>): ReactNode {
  return <code {...props} />;
}

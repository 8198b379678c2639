import type { ComponentProps, ReactNode } from 'react';

/** The browser's own disclosure: it opens without a script, for "find in page" and for links to what it holds. */
export default function Details(props: ComponentProps<'details'>): ReactNode {
  return <details {...props} />;
}

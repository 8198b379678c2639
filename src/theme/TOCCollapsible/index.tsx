import type { ReactNode } from 'react';
import type { Props } from '@theme/TOCCollapsible';
import TOCItems from '@theme/TOCItems';

/** The list of contents above the text on small screens: the browser's own disclosure, which needs no script. */
export default function TOCCollapsible({ className, ...props }: Props): ReactNode {
  return (
    <details className={`contents-folded ${className ?? ''}`}>
      <summary>On this page</summary>
      <TOCItems {...props} />
    </details>
  );
}

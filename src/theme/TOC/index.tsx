import type { ReactNode } from 'react';
import type { Props } from '@theme/TOC';
import TOCItems from '@theme/TOCItems';

/** The list of contents beside the text. The script in the page marks the section that is being read. */
export default function TOC({ className, ...props }: Props): ReactNode {
  return (
    <nav className={`contents thin-scrollbar ${className ?? ''}`} aria-label="On this page">
      <p className="contents-title" aria-hidden="true">On this page</p>
      <TOCItems {...props} />
    </nav>
  );
}

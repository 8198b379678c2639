import type { ReactNode } from 'react';
import type { Props } from '@theme/TOC';
import TOCItems from '@theme/TOCItems';

/** The list of contents beside the text. The script in the page marks the section that is being read. */
export default function TOC({ className, ...props }: Props): ReactNode {
  return <div className={`contents thin-scrollbar ${className ?? ''}`}><TOCItems {...props} /></div>;
}

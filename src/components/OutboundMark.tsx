import type { ReactNode } from 'react';
import { outboundNote } from '@site/src/links';

/** Says to screen readers that a link leaves the portal. */
export default function OutboundMark(): ReactNode {
  return <span className="sr-only">{outboundNote}</span>;
}

import type { ReactNode } from 'react';
import OutboundMark from '@site/src/components/OutboundMark';

/** The theme puts this into its own outbound links: the same mark as ours, with the icon beside it. */
export default function IconExternalLink(): ReactNode {
  return (
    <>
      <span className="outbound-icon" />
      <OutboundMark />
    </>
  );
}

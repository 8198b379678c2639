import type { ReactNode } from 'react';
import OutboundMark from './OutboundMark';

interface Props {
  href: string;
  className?: string;
  children: ReactNode;
}

/** A link that leaves the portal: it opens in a new tab, shows so and says so. */
export default function OutboundLink({ href, className, children }: Props): ReactNode {
  return (
    <a href={href} target="_blank" rel="noopener" className={className === undefined ? 'outbound' : `outbound ${className}`}>
      {children}
      <OutboundMark />
    </a>
  );
}

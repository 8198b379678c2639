import type { ReactNode } from 'react';
import type { Props } from '@theme/EditThisPage';
import OutboundLink from '@site/src/components/OutboundLink';

export default function EditThisPage({ editUrl }: Props): ReactNode {
  return <OutboundLink href={editUrl} className="edit-page">Edit this page</OutboundLink>;
}

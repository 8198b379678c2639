import type { ReactNode } from 'react';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import type { Props } from '@theme/Heading';
import { textOf } from '@site/src/components/text-of';

/**
 * A heading with the link to its section. The page script makes of the link a menu of what one may want to do with it
 * (page-script/parts/sections.ts); without a script it is a link like any other. It holds no text, so that a heading's
 * text stays its own.
 */
export default function Heading({ as: As, id, ...props }: Props): ReactNode {
  const brokenLinks = useBrokenLinks();
  if (As === 'h1' || !id) return <As {...props} />;
  brokenLinks.collectAnchor(id);
  return (
    <As {...props} id={id}>
      {props.children}
      <a className="hash-link" href={`#${id}`} aria-label={`Link to ${textOf(props.children)}`} />
    </As>
  );
}

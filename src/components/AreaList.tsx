import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { areas } from '@site/src/areas';

/** The areas with what each holds, as links to their overviews. */
export default function AreaList(): ReactNode {
  return (
    <ul className="area-list">
      {areas.map(({ id, label, summary }) => (
        <li key={id} data-area={id}>
          <Link to={`/${id}/`}>{label}</Link>
          <span>{summary}</span>
        </li>
      ))}
    </ul>
  );
}

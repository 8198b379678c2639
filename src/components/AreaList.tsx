import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { areas } from '@site/src/areas';

const places = [...areas, { id: 'reference', label: 'Reference', summary: 'Look up commands, flags, labels, teams and whatever else has a name.' }];

/** The areas and the reference with what each holds, as links to their overviews. */
export default function AreaList(): ReactNode {
  return (
    <ul className="area-list">
      {places.map(({ id, label, summary }) => (
        <li key={id} data-area={id}>
          <Link to={`/${id}/`}>{label}</Link>
          <span>{summary}</span>
        </li>
      ))}
    </ul>
  );
}

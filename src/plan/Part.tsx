import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import useBaseUrl from '@docusaurus/useBaseUrl';
import type { PageLink } from '../../scripts/plan/engine/data.ts';
import type { AreaId } from '@site/src/areas';

interface Props {
  id: string;
  title: string;
  /** Whose color it has. */
  area: AreaId;
  children: ReactNode;
}

/** One part of a plan, with a heading. */
export default function Part({ id, title, area, children }: Props): ReactNode {
  return (
    <section className="plan-part" aria-labelledby={id} data-area={area}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** The name of a team, a trigger or a label, as a link to the portal's row about it where there is one. */
export function Named({ name, rows }: { name: string; rows: Readonly<Record<string, string>> }): ReactNode {
  const address = useBaseUrl(rows[name] ?? '');
  const code = <code>{name}</code>;
  return rows[name] === undefined ? code : <Link to={address}>{code}</Link>;
}

/** A link to the section that explains something. */
export function Explained({ by: { title, address } }: { by: PageLink }): ReactNode {
  return <Link className="plan-explained" to={useBaseUrl(address)}>{title}</Link>;
}

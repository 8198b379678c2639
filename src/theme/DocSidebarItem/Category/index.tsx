import { useEffect, useRef, type ReactNode } from 'react';
import { isActiveSidebarItem } from '@docusaurus/plugin-content-docs/client';
import OriginalCategory from '@theme-original/DocSidebarItem/Category';
import type { Props } from '@theme/DocSidebarItem/Category';
import DocSidebarItems from '@theme/DocSidebarItems';

/** A group that folds is the browser's own disclosure: it opens before the application arrives and without any script. */
export default function Category(props: Props): ReactNode {
  return props.item.collapsible ? <Group {...props} /> : <OriginalCategory {...props} />;
}

function Group({ item, activePath, onItemClick, level }: Props): ReactNode {
  const group = useRef<HTMLDetailsElement>(null);
  const isActive = isActiveSidebarItem(item, activePath);
  // As the page is served the group is open where it should be, and a reader may have folded it before the application came.
  const shownFor = useRef(activePath);
  useEffect(() => {
    if (shownFor.current === activePath) return;
    shownFor.current = activePath;
    if (isActive && group.current) group.current.open = true;
  }, [isActive, activePath]);
  return (
    <li className="menu__list-item">
      <details ref={group} className="menu-group" open={isActive || !item.collapsed}>
        <summary className="menu__link menu__link--sublist menu__link--sublist-caret">{item.label}</summary>
        <ul className="menu__list">
          <DocSidebarItems items={item.items} activePath={activePath} level={level + 1} {...(onItemClick && { onItemClick })} />
        </ul>
      </details>
    </li>
  );
}

import type { ReactNode } from 'react';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import Content from '@theme-original/DocItem/Content';
import type { Props } from '@theme/DocItem/Content';
import PageMarkdown from '@site/src/components/PageMarkdown';
import { portalFrontMatter } from '@site/src/components/front-matter';

/** Says what kind of page this is before its title. */
export default function DocItemContent(props: Props): ReactNode {
  const { type } = portalFrontMatter(useDoc().frontMatter);
  return (
    <>
      <PageMarkdown />
      {type !== undefined && <p className="page-type">{type}</p>}
      <Content {...props} />
    </>
  );
}

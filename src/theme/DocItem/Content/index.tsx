import type { ReactNode } from 'react';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import Content from '@theme-original/DocItem/Content';
import type { Props } from '@theme/DocItem/Content';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import PageMarkdown from '@site/src/components/PageMarkdown';
import { portalFrontMatter } from '@site/src/components/front-matter';

/** Says what kind of page this is before its title, and on paper where it is from. */
export default function DocItemContent(props: Props): ReactNode {
  const { frontMatter, metadata: { permalink } } = useDoc();
  const { siteConfig: { url } } = useDocusaurusContext();
  const { type } = portalFrontMatter(frontMatter);
  return (
    <>
      <div className="page-head">
        {type !== undefined && <p className="page-type">{type}</p>}
        <PageMarkdown />
        <p className="page-address">{url}{permalink.replace(/\/?$/, '/')}</p>
      </div>
      <Content {...props} />
    </>
  );
}

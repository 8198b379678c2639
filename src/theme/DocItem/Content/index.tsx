import type { ReactNode } from 'react';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import Content from '@theme-original/DocItem/Content';
import type { Props } from '@theme/DocItem/Content';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import PageMarkdown from '@site/src/components/PageMarkdown';
import { portalFrontMatter } from '@site/src/components/front-matter';

/** Says what kind of page this is before its title, and on paper where it is from. */
export default function DocItemContent(props: Props): ReactNode {
  const { frontMatter, metadata: { permalink }, toc } = useDoc();
  const { siteConfig: { url } } = useDocusaurusContext();
  const { type } = portalFrontMatter(frontMatter);
  return (
    <>
      {/* The list of contents stands behind the text: without this mark the text would be as wide as the page until the list is read. */}
      <div className={toc.length === 0 || frontMatter.hide_table_of_contents === true ? 'page-head page-without-contents' : 'page-head'}>
        {type !== undefined && <p className="page-type">{type}</p>}
        <PageMarkdown />
        <p className="page-address">{url}{permalink.replace(/\/?$/, '/')}</p>
      </div>
      <Content {...props} />
    </>
  );
}

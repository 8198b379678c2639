import type { ReactNode } from 'react';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import Footer from '@theme-original/DocItem/Footer';
import OutboundLink from '@site/src/components/OutboundLink';
import { portalFrontMatter } from '@site/src/components/front-matter';
import { outside } from '@site/src/links';

/** Names the channel where people who know the page's subject answer, before the theme's own footer. */
export default function DocItemFooter(): ReactNode {
  const { slack } = portalFrontMatter(useDoc().frontMatter);
  return (
    <>
      {slack !== undefined && (
        <p className="ask">
          Stuck, or unsure?{' '}
          <OutboundLink href={outside.slack}>Ask in <strong>#{slack}</strong> on Cilium’s Slack</OutboundLink>
        </p>
      )}
      <Footer />
    </>
  );
}

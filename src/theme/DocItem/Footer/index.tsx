import type { ReactNode } from 'react';
import { useDoc } from '@docusaurus/plugin-content-docs/client';
import useDocusaurusContext from '@docusaurus/useDocusaurusContext';
import EditThisPage from '@theme/EditThisPage';
import OutboundLink from '@site/src/components/OutboundLink';
import { portalFrontMatter } from '@site/src/components/front-matter';
import { outside, repository } from '@site/src/links';
import { reportAddress } from '@site/src/report';

/** Where to ask, how to mend the page or say what is wrong with it, and who changed it last. */
export default function DocItemFooter(): ReactNode {
  const { frontMatter, toc, metadata: { title, permalink, editUrl, lastUpdatedAt, lastUpdatedBy } } = useDoc();
  const { siteConfig: { url, customFields } } = useDocusaurusContext();
  const { slack, generated, edit } = portalFrontMatter(frontMatter);
  const pin = typeof customFields?.['pin'] === 'string' ? customFields['pin'] : '';
  const source = generated ? `${repository}/${edit === undefined ? 'tree/main/src/data' : `edit/main/${edit}`}` : editUrl;
  const saysWhereToAsk = toc.some(({ value }) => value === 'Get help' || value === 'Where to ask');
  return (
    <>
      {slack !== undefined && !saysWhereToAsk && (
        <p className="ask">
          Stuck, or unsure?{' '}
          <OutboundLink href={outside.slack}>Ask in <strong>#{slack}</strong> on Cilium’s Slack</OutboundLink>
        </p>
      )}
      <footer className="theme-doc-footer page-footer">
        <p>
          {source && <EditThisPage editUrl={source} />}
          <OutboundLink href={reportAddress(repository, { page: title, address: url + permalink.replace(/\/?$/, '/'), pin })} className="report">
            Was this wrong or missing?
          </OutboundLink>
        </p>
        {lastUpdatedAt && lastUpdatedBy && <LastChange at={new Date(lastUpdatedAt)} by={lastUpdatedBy} />}
      </footer>
    </>
  );
}

function LastChange({ at, by }: { at: Date; by: string }): ReactNode {
  const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
  return <p>Last changed on <time dateTime={at.toISOString().slice(0, 10)}>{day}</time> by {by}</p>;
}

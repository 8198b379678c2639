import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import AreaList from '@site/src/components/AreaList';
import SearchBox from '@site/src/components/SearchBox';
import OutboundLink from '@site/src/components/OutboundLink';
import { outside, repository } from '@site/src/links';

export default function NotFoundContent(): ReactNode {
  return (
    <main className="not-found">
      <p className="page-type">404</p>
      <h1>There is no page at this address</h1>
      <p>
        It may have moved, or the link that brought you here has a typing error. Start from the area that it belongs
        to, or from the <Link to="/">home page</Link>, which sorts the pages by what you came to do.
      </p>
      <SearchBox />
      <AreaList />
      <h2>Still not found?</h2>
      <ul>
        <li>
          A link on this site that ends here is our mistake:{' '}
          <OutboundLink href={`${repository}/issues/new?title=Broken+link`}>report the broken link</OutboundLink>
        </li>
        <li>
          Looking for how to run Cilium? That is in{' '}
          <OutboundLink href={outside.userDocumentation}>Cilium’s user documentation</OutboundLink>
        </li>
        <li>
          People answer in <OutboundLink href={outside.slack}>Cilium’s Slack</OutboundLink>
        </li>
      </ul>
    </main>
  );
}

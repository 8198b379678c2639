import type { ReactNode } from 'react';
import Link from '@docusaurus/Link';
import { useLatestVersion } from '@docusaurus/plugin-content-docs/client';
import Layout from '@theme/Layout';
import Honeycomb from '@site/src/components/Honeycomb';
import OutboundLink from '@site/src/components/OutboundLink';
import SearchBox from '@site/src/components/SearchBox';
import { outside } from '@site/src/links';
import { firstPullRequest, routes } from './_routes';
import type { Route, Stop } from './_routes';

/** Gives the address of a page by its id, or undefined for one that is not written yet. */
type PathOf = (doc: string) => string | undefined;

export default function Home(): ReactNode {
  const { docs } = useLatestVersion('default');
  const pathOf: PathOf = (doc) => docs.find(({ id }) => id === doc)?.path;
  return (
    <Layout description="How to set up, change, test, review, document and release Cilium: pages for the people who contribute to it.">
      <main className="home">
        <header className="home-head">
          <div>
            <h1>Contribute to Cilium</h1>
            <p className="home-lead">
              From the first clone to the backport of a fix: the commands to run, the people to ask, and the rules that
              the code itself follows. Written for <code>main</code>, where pull requests go.
            </p>
            <SearchBox />
            <p className="home-plan">
              Have a branch already? <Link to="/plan/">Plan the change</Link>: who reviews it, what to run, what to ask
              of CI.
            </p>
          </div>
          <Honeycomb />
        </header>
        <FirstPullRequest pathOf={pathOf} />
        <section aria-labelledby="routes">
          <h2 id="routes">What did you come to do?</h2>
          <div className="home-routes">
            {routes.filter(({ area }) => pathOf(`${area}/index`) !== undefined).map((route) => <RouteCard key={route.title} route={route} pathOf={pathOf} />)}
          </div>
        </section>
        <People />
      </main>
    </Layout>
  );
}

function FirstPullRequest({ pathOf }: { pathOf: PathOf }): ReactNode {
  const tutorial = pathOf('development/first-contribution');
  return (
    <section className="home-first" aria-labelledby="first">
      <div className="home-first-head">
        <h2 id="first">Your first contribution</h2>
        {tutorial !== undefined && <Link to={tutorial} className="home-start">Follow it step by step</Link>}
      </div>
      <ol>
        {firstPullRequest.filter(isThere(pathOf)).map((stop) => (
          <li key={stop.label}>
            <StopLink stop={stop} pathOf={pathOf} />
            <span>{stop.summary}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function RouteCard({ route, pathOf }: { route: Route; pathOf: PathOf }): ReactNode {
  return (
    <section className="home-route" data-area={route.area}>
      <h3><Link to={`/${route.area}/`}>{route.title}</Link></h3>
      <p>{route.summary}</p>
      <ul>
        {route.stops.filter(isThere(pathOf)).map((stop) => (
          <li key={stop.label}><StopLink stop={stop} pathOf={pathOf} /></li>
        ))}
      </ul>
    </section>
  );
}

function People(): ReactNode {
  return (
    <section className="home-people" aria-labelledby="people">
      <div>
        <h2 id="people">Ask somebody</h2>
        <p>Contributors live all over the world: somebody is nearly always there.</p>
      </div>
      <ul>
        <li><OutboundLink href={outside.slack}>Join Cilium’s Slack</OutboundLink></li>
        <li><OutboundLink href={outside.meetings}>Come to a developer meeting</OutboundLink></li>
        <li><OutboundLink href={outside.groups}>Find a special interest group</OutboundLink></li>
        <li><OutboundLink href={outside.security}>Report a vulnerability in private</OutboundLink></li>
      </ul>
    </section>
  );
}

function StopLink({ stop, pathOf }: { stop: Stop; pathOf: PathOf }): ReactNode {
  if ('href' in stop) return <OutboundLink href={stop.href}>{stop.label}</OutboundLink>;
  const path = pathOf(stop.doc);
  return path === undefined ? stop.label : <Link to={`${path}${stop.anchor ? `#${stop.anchor}` : ''}`}>{stop.label}</Link>;
}

const isThere = (pathOf: PathOf) => (stop: Stop): boolean => !('doc' in stop) || pathOf(stop.doc) !== undefined;

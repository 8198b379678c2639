import type { ReactNode } from 'react';
import Head from '@docusaurus/Head';
import { useDoc } from '@docusaurus/plugin-content-docs/client';

/** The page as Markdown: a control that copies it, and its address for people and programs. */
export default function PageMarkdown(): ReactNode {
  const { permalink } = useDoc().metadata;
  const address = `${permalink.replace(/\/$/, '')}.md`;
  return (
    <>
      <Head>
        <link rel="alternate" type="text/markdown" href={address} />
      </Head>
      <p className="page-markdown">
        <button type="button" data-page-markdown={address}>Copy page as Markdown</button>
        <a href={address} target="_self">View<span className="page-markdown-rest"> as Markdown</span></a>
      </p>
    </>
  );
}

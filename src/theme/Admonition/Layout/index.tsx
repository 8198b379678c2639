import type { ReactNode } from 'react';
import Layout from '@theme-original/Admonition/Layout';
import type { Props } from '@theme/Admonition/Layout';

/** Gives the title an element of its own, so that the style can begin it with a capital as in a sentence. */
export default function AdmonitionLayout(props: Props): ReactNode {
  return <Layout {...props} title={<span className="callout-title">{props.title}</span>} />;
}

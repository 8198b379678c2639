import type { ReactNode } from 'react';
import ExecutionEnvironment from '@docusaurus/ExecutionEnvironment';
import Head from '@docusaurus/Head';
import Layout from '@theme/Layout';
import Planner from '@site/src/plan/Planner';
import styles from '@portal/plan-styles';

/** A page that is opened with a plan in its address is used at once: tells the script of the page (page-script/application.ts) so. */
const openAtOnce = `if(location.hash)addEventListener('DOMContentLoaded',function(){document.querySelector('.plan-input').dispatchEvent(new Event('focusin',{bubbles:true}))})`;

export default function PlanPage(): ReactNode {
  return (
    <Layout title="Plan a change" description="Paste the paths that your branch changes in Cilium: who will review it, what to run and to regenerate, and what to ask for in CI.">
      {/* In the served page alone: the application would put it in again, in a form that the page's policy does not name. */}
      {!ExecutionEnvironment.canUseDOM && (
        <Head>
          <script>{openAtOnce}</script>
        </Head>
      )}
      {/* In the body, where it holds up nothing that stands before it. */}
      <link rel="stylesheet" href={styles} />
      <main>
        <Planner />
      </main>
    </Layout>
  );
}

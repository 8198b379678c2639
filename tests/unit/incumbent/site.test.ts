import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkProject } from '../../../scripts/checks/run.ts';
import { loadIncumbent } from '../../../scripts/incumbent/data.ts';
import { incumbentFindings } from '../../../scripts/incumbent/findings.ts';
import { isLive, resolveOldAddress, type LivePage } from '../../../scripts/incumbent/resolve.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const { data, findings } = loadIncumbent(root);

/** Sections of docs.cilium.io's contributing pages in v1.18 and in July 2022, as `page/#anchor`, with "title" behind those of a page's title. */
const listed = readFileSync(path.join(import.meta.dirname, 'listed.txt'), 'utf8').trim().split('\n').map((line) => line.split(' '));

let pages: readonly LivePage[] = [];
let live: ReadonlyMap<string, LivePage> = new Map();
let site: Awaited<ReturnType<typeof checkProject>>['site'];

beforeAll(async () => {
  ({ site } = await checkProject({ root, only: [] }));
  pages = site.pages;
  live = new Map(pages.map((page) => [page.url, page]));
});

const lead = (url: string) => resolveOldAddress(url, data, pages);

describe('the old documentation', () => {
  it('has all its pages and sections recorded, with live targets', () => {
    expect(findings).toEqual([]);
    expect(incumbentFindings(site)).toEqual([]);
  });

  it('has its pages at ours', () => {
    expect(Object.entries(data).map(([page, { to }]) => `${page} ${to}`)).toMatchInlineSnapshot(`
      [
        "contributing/development /development/",
        "contributing/development/bgp_cplane /development/bgp/",
        "contributing/development/bpf_tests /testing/bpf/#run-ebpf-tests-with-little-vm-helper",
        "contributing/development/codeoverview /development/code-overview/",
        "contributing/development/contributing_guide /development/contributing/",
        "contributing/development/datapath_config /development/datapath-config/",
        "contributing/development/debugging /development/debugging/",
        "contributing/development/dev_setup /development/setup/",
        "contributing/development/documentation /documentation/style/",
        "contributing/development/hive /development/hive/",
        "contributing/development/hubble /development/hubble/",
        "contributing/development/images /development/images/",
        "contributing/development/introducing_new_crds /development/crds/",
        "contributing/development/renovate /development/renovate/",
        "contributing/development/reviewers_committers /review/",
        "contributing/development/reviewers_committers/duties /review/duties/",
        "contributing/development/reviewers_committers/review_docs /review/documentation/",
        "contributing/development/reviewers_committers/review_process /review/process/",
        "contributing/development/reviewers_committers/review_vendor /review/vendor/",
        "contributing/development/season_of_docs /documentation/",
        "contributing/development/statedb /development/statedb/",
        "contributing/docs /documentation/",
        "contributing/docs/docsframework /documentation/framework/",
        "contributing/docs/docsstructure /documentation/structure/",
        "contributing/docs/docsstyle /documentation/style/",
        "contributing/docs/docstest /documentation/preview/",
        "contributing/governance /development/contributing/#contributor-ladder",
        "contributing/governance/commit_access /development/contributing/#contributor-ladder",
        "contributing/release /release/",
        "contributing/release/backports /release/backporting/",
        "contributing/release/feature /release/organization/",
        "contributing/release/organization /release/organization/",
        "contributing/release/rc /release/organization/",
        "contributing/release/stable /release/organization/",
        "contributing/testing /testing/",
        "contributing/testing/bpf /testing/bpf/",
        "contributing/testing/ci /testing/ci/",
        "contributing/testing/documentation /documentation/preview/",
        "contributing/testing/e2e /testing/connectivity/",
        "contributing/testing/e2e_legacy /testing/ginkgo/",
        "contributing/testing/scalability /testing/scalability/",
        "contributing/testing/unit /testing/integration/",
      ]
    `);
  });

  it.each(['https://docs.cilium.io/en/stable/PAGE/', '/en/v1.18/PAGE', '/en/latest/PAGE.html', '/en/v1.12/PAGE/index.html'])('leads from every page at once, as %s', (form) => {
    const wrong = Object.entries(data).filter(([page, { to }]) => lead(form.replace('PAGE', page))?.url !== to);
    expect(wrong).toEqual([]);
  });

  it('leads from all listed sections to live sections, and from titles to pages', () => {
    expect(listed).toHaveLength(488);
    const wrong = listed.flatMap(([address = '', title]) => {
      const found = lead(`https://docs.cilium.io/en/stable/${address}`);
      const known = found?.how === 'exact' || found?.how === 'derived';
      return known && isLive(found.url, live) && found.url.includes('#') === (title === undefined) ? [] : [`${address} ${JSON.stringify(found)}`];
    });
    expect(wrong).toEqual([]);
  });

  it('leads from every section since 2020 to a live section', () => {
    const all = Object.entries(data).flatMap(([page, { titles, sections }]) => [...titles, ...sections].map((id) => `/en/v1.15/${page}/#${id}`));
    expect(all.length).toBeGreaterThanOrEqual(604);
    const wrong = all.filter((address) => {
      const found = lead(address);
      return found === undefined || (found.how !== 'exact' && found.how !== 'derived') || !isLive(found.url, live);
    });
    expect(wrong).toEqual([]);
  });

  it('has every listed section among the known ones', () => {
    const known = new Set(Object.entries(data).flatMap(([page, { titles, sections }]) => [...titles, ...sections].map((id) => `${page}/#${id}`)));
    expect(listed.map(([address]) => address).filter((address) => !known.has(address ?? ''))).toEqual([]);
  });

  it.each([
    ['testing/e2e/#running-tests-with-vagrant', '/testing/ginkgo/#running-end-to-end-tests'],
    ['testing/e2e/#ginkgo-extensions', '/testing/ginkgo/#ginkgo-extensions'],
    ['testing/e2e/#introduction', '/testing/connectivity/#introduction'],
    ['testing/ci/#id1', '/testing/ci/#ci-failure-triage'],
    ['testing/ci/#trigger-phrases', '/testing/ci/#trigger-phrases'],
    ['development/contributing_guide/#code-owners', '/review/process/#code-owners'],
    ['development/contributing_guide/#dev-coo', '/development/contributing/#developer-s-certificate-of-origin'],
    ['development/bpf_tests/#prerequisites', '/testing/bpf/#lvh-prerequisites'],
    ['development/reviewers_committers/review_docs/#id2', '/review/documentation/#documentation-workflow'],
    ['release/feature/#on-freeze-date', '/release/organization/#feature-freeze'],
    ['release/stable/#generic-release-process', '/release/organization/'],
  ])('covers the subject of %s', (address, target) => {
    expect(lead(`/en/stable/contributing/${address}`)?.url).toBe(target);
  });

  it.each([
    ['testing/ci/#disabling-workflows', '/testing/ci/#disabling-github-actions-workflows'],
    ['testing/e2e/#how-to-measure-network-performance', '/testing/connectivity/#network-performance-test'],
    ['testing/e2e_legacy/#debugging-with-delve', '/testing/ginkgo/#running-with-delve'],
    ['development/hive/#inspect-the-hive', '/development/hive/#inspecting-a-hive'],
    ['development/dev_setup/#kubernetes-libraries', '/development/setup/#update-kubernetes-libraries'],
    ['release/backports/#criteria-for-docs', '/release/backporting/#backport-criteria-for-documentation-changes'],
  ])('has a nearest section for the unknown %s', (address, target) => {
    expect(lead(`/en/stable/contributing/${address}`)).toEqual({ url: target, how: 'nearest' });
  });
});

import * as z from 'zod';
import { maxMadeBytes, readData, yamlOf } from '../data-file.ts';
import { messageOf, PortalError } from '../errors.ts';
import { urlOf } from '../pages/page.ts';
import { ledgerFile, parseLedger } from '../permalinks/ledger.ts';
import { VERSION_PLACEHOLDER } from '../upstream/sources/labels.ts';
import { loadBranches } from '../upstream/branches.ts';
import { loadPin, type Pin } from '../upstream/pin.ts';
import { source as generatedDocs } from '../upstream/sources/generated-docs.ts';
import { source as owners } from '../upstream/sources/owners.ts';
import { source as triggers } from '../upstream/sources/triggers.ts';
import { source as workflows } from '../upstream/sources/workflows.ts';
import { PLAN_FORMAT, type CheckFacts, type PageLink, type PlanData, type PlanRule } from './engine/data.ts';
import { fitsFilter } from './engine/patterns.ts';
import { packTree } from './engine/tree.ts';
import { planRulesFile, readRules, type WrittenRule } from './rules-file.ts';

/** Events by which GitHub starts a workflow on a pull request. */
const PULL_REQUEST = ['pull_request', 'pull_request_target'];

const frontMatterSchema = z.looseObject({ title: z.string(), slug: z.string().optional() });

/** Makes the planner's data from the project's pin, rules and pages. Throws PortalError where the rules are malformed, or one links to nothing. */
export function buildPlanData(root: string): PlanData {
  const { file, faults } = readRules(root);
  const [fault] = faults;
  if (fault) throw new PortalError(`${planRulesFile}:${fault.line}: ${fault.message}`);
  if (file === undefined) throw new PortalError(`${planRulesFile}: no such file. It holds the rules of the change planner.`);
  const pin = loadPin(root, 'main');
  const versions = loadBranches(root).branches.filter(({ status }) => status === 'maintained').map(({ version }) => version);
  const linkTo = pageLinks(root);
  const { triggers: phrases, filters } = pin.facts(triggers);
  return {
    format: PLAN_FORMAT,
    commit: pin.commit,
    date: pin.date,
    tree: packTree([...pin.tree.files.keys(), ...pin.tree.links.keys()]),
    modules: Object.keys(pin.modules),
    owners: pin.facts(owners).rules,
    triggers: phrases.map(({ phrase, workflows: files }) => ({ phrase, workflows: files })),
    filters,
    checks: checksOf(pin),
    generators: pin.facts(generatedDocs).generators.flatMap(({ dir, target, outputs }) =>
      outputs.length === 0 ? [] : [{ command: dir === '.' ? `make ${target}` : `make -C ${dir} ${target}`, outputs: outputs.map(({ pattern }) => pattern) }]),
    split: { ...file.split, link: linkTo(file.split.link) },
    links: mapValues(file.links, linkTo),
    rows: rowsOf(root, versions),
    rules: file.rules.map((rule) => resolved(rule, linkTo, versions)),
  };
}

function resolved(written: WrittenRule, linkTo: (link: string) => PageLink, versions: readonly string[]): PlanRule {
  const { line, ...rule } = written;
  try {
    return { ...rule, link: linkTo(rule.link), ...('labels' in rule && { labels: rule.labels?.flatMap((label) => forVersions(label, versions)) }) };
  } catch (error) {
    throw new PortalError(`${planRulesFile}:${line}: rule "${rule.id}": ${messageOf(error)}`);
  }
}

/** The rows about teams, triggers and labels that the ledger has; none before the first one is generated. */
function rowsOf(root: string, versions: readonly string[]): Record<string, string> {
  const entries = parseLedger(readData(root, ledgerFile, maxMadeBytes) ?? '')?.entries ?? [];
  const rows = entries.filter(({ kind, gone }) => kind === 'row' && gone !== true).flatMap(({ id, title, url }): [string, string][] => {
    const address = url.slice(1);
    if (id.startsWith('reference/teams#')) return [[`@cilium/${title}`, address]];
    if (id.startsWith('reference/ci-triggers#')) return [[title, address]];
    return id.startsWith('reference/labels#') ? forVersions(title, versions).map((name) => [name, address]) : [];
  });
  return Object.fromEntries(rows);
}

/** A label, or a label for each version where its name holds the place of one. */
function forVersions(label: string, versions: readonly string[]): string[] {
  return label.includes(VERSION_PLACEHOLDER) ? versions.map((version) => label.replace(VERSION_PLACEHOLDER, version)) : [label];
}

/** Workflows that start by themselves on pull requests to main. */
function checksOf(pin: Pin): CheckFacts[] {
  return pin.facts(workflows).flatMap(({ file, name, events }) => {
    const event = PULL_REQUEST.map((one) => events[one]).find((one) => one !== undefined);
    if (event === undefined) return [];
    const { branches, branchesIgnore, paths, pathsIgnore } = event;
    if (branches !== undefined && !fitsFilter(branches, 'main')) return [];
    if (branchesIgnore !== undefined && fitsFilter(branchesIgnore, 'main')) return [];
    return [{ file, name, ...(paths && { paths }), ...(pathsIgnore && { pathsIgnore }) }];
  });
}

/**
 * Gives the address and title of pages and sections by their ids, `testing/bpf#run-one-test`. Reads the lines of headings alone: the check
 * reads the pages in full. Throws PortalError for one that is not there.
 */
function pageLinks(root: string): (link: string) => PageLink {
  const pages = new Map<string, { readonly url: string; readonly titles: ReadonlyMap<string, string> }>();
  const read = (docId: string): { readonly url: string; readonly titles: ReadonlyMap<string, string> } => {
    let page = pages.get(docId);
    if (page === undefined) {
      const text = readData(root, `docs/${docId}.md`);
      const head = text === undefined ? undefined : frontMatterSchema.safeParse(yamlOf(`docs/${docId}.md`, /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '').value);
      if (text === undefined || head?.success !== true) throw new PortalError(`links to docs/${docId}.md, which is no page with a title.`);
      const headings = [...text.matchAll(/^#{2,6} (.+?) \{#([a-z0-9-]+)\}$/gm)].map(([, title = '', id = '']) => [id, title.replaceAll('`', '')] as const);
      page = { url: urlOf(docId, head.data.slug).slice(1), titles: new Map([['', head.data.title], ...headings]) };
      pages.set(docId, page);
    }
    return page;
  };
  return (link) => {
    const [docId = '', anchor = ''] = link.split('#');
    const { url, titles } = read(docId);
    const title = titles.get(anchor);
    if (title === undefined) throw new PortalError(`links to ${link}, which is no section of docs/${docId}.md.`);
    return { title, address: anchor === '' ? url : `${url}#${anchor}` };
  };
}

function mapValues<Key extends string, From, To>(record: Readonly<Record<Key, From>>, change: (value: From) => To): Record<Key, To> {
  return Object.fromEntries(Object.entries<From>(record).map(([key, value]) => [key, change(value)])) as Record<Key, To>;
}

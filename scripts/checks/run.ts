import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { contentHash, hashOf } from '../content-hash.ts';
import { discoverPages } from '../pages/discover.ts';
import type { Page } from '../pages/page.ts';
import { InputError } from '../errors.ts';
import { helpUrl } from '../site/settings.ts';
import { isGenerated, readGenerated } from '../tables/read-generated.ts';
import { PageCache, type CachedPage } from './cache.ts';
import { hashOfInputs } from './inputs.ts';
import { StoredMemory, type Memory } from './memory.ts';
import { compareFindings, type Draft, type Finding } from './finding.ts';
import { pageRules, siteRules } from './registry.ts';
import type { Online, Site } from './rule.ts';
import { unreadable } from './structure/data-file.ts';

export interface CheckOptions {
  readonly root: string;
  /** Families or rule ids; all rules where it is undefined. */
  readonly only?: readonly string[] | undefined;
  /** Files or folders from the root; findings elsewhere are left out. */
  readonly paths?: readonly string[] | undefined;
  /** Commit to compare published links with. */
  readonly base?: string | undefined;
  /** Whether to report sources that changed since a page was compared with them. */
  readonly drift?: boolean | undefined;
  /** Leave to ask other servers about links to them. */
  readonly online?: Online | undefined;
  /** Called with the number of pages read and the number of all. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
}

export interface CheckResult {
  readonly findings: Finding[];
  /** Number of files that were looked at. */
  readonly files: number;
  readonly site: Site;
}

/** Reads every page once, from the cache where its bytes are known, and lets every rule speak. Writes nothing but the cache. */
export async function checkProject(options: CheckOptions): Promise<CheckResult> {
  const { root } = options;
  const discovery = discoverPages(root);
  const drafts: (Draft & { file: string })[] = [...discovery.findings];
  const cache = new PageCache(root);
  const next = new Map<string, CachedPage>();
  for (const { file, absolute } of discovery.files) {
    let entry = cache.get(file, contentHash(absolute));
    if (entry === undefined) {
      const bytes = readFileSync(absolute);
      // Parsers and linters are loaded only when a page must be read anew.
      entry = { hash: hashOf(bytes), ...(await readOne(file, bytes)) };
      cache.add(file, entry);
    }
    next.set(file, entry);
    drafts.push(...entry.drafts.map((draft) => ({ ...draft, file })));
    options.onProgress?.(next.size, discovery.files.length);
  }
  cache.save(next);
  const memory = new StoredMemory(root, hashOfInputs(root), new Map([...next].map(([file, { hash }]) => [file, hash])));
  const site = siteOf(options, memory, [...next.values()].flatMap(({ page }) => page ?? []));
  const wanted = selector(options.only);
  // A rule that could not run has found nothing, which must not pass for clean whatever was asked for.
  const blocked = new Map<string, Draft & { file: string }>();
  for (const rule of siteRules) {
    if (rule.only !== undefined && !isUnder(rule.only, options.paths)) continue;
    const alone = rule.id.split('/')[0] ?? '';
    if (!wanted(rule.id) && options.only?.some((one) => one.startsWith(`${alone}/`)) !== true) continue;
    try {
      drafts.push(...(await rule.check(site)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      blocked.set(error.message, unreadable(error));
    }
  }
  memory.save();
  const severities = new Map([...pageRules, ...siteRules].map((rule) => [rule.id as string, rule.severity]));
  const asked = drafts.filter(({ rule, file }) => wanted(rule) && isUnder(file, options.paths));
  for (const { file, line, column, message } of asked) blocked.delete(`${file}:${line}:${column}: ${message}`);
  const findings = [...asked, ...blocked.values()]
    .map(({ rule, severity, file, line, column, message, fix, redirect }): Finding => ({
      rule,
      severity: severity ?? severities.get(rule) ?? 'error',
      file,
      line,
      column,
      message,
      help: helpUrl(rule),
      ...(fix && { fix }),
      ...(redirect && { redirect }),
    }))
    .sort(compareFindings);
  return { findings, files: discovery.files.length, site };
}

/** A generated page is judged from its generator's rows; of its text only what other pages link to is read. */
async function readOne(file: string, bytes: Uint8Array): Promise<Omit<CachedPage, 'hash'>> {
  if (!isGenerated(file)) return (await import('./read-page.ts')).readPage(file, bytes);
  return { page: readGenerated(file, new TextDecoder().decode(bytes)), drafts: [] };
}

function siteOf({ root, base, drift = false, online, only, paths }: CheckOptions, memory: Memory, pages: Page[]): Site {
  const found = new Map<string, boolean>();
  return {
    root,
    memory,
    base,
    // Who asks for the rule by its name means it to run.
    drift: drift || only?.includes('references/source-changed') === true,
    online,
    pages,
    byFile: new Map(pages.map((page) => [page.file, page])),
    byUrl: new Map(pages.map((page) => [page.url, page])),
    // What is found in a file beside the pages may rest on any page.
    isJudged: (file) => paths?.some((one) => !one.startsWith('docs/')) === true || isUnder(file, paths),
    exists(file) {
      let known = found.get(file);
      if (known === undefined) found.set(file, (known = isFile(path.join(root, file))));
      return known;
    },
  };
}

function isFile(absolute: string): boolean {
  try {
    return statSync(absolute).isFile();
  } catch {
    // A link may name anything: what the system refuses to look at is no file.
    return false;
  }
}

function selector(only: readonly string[] | undefined): (rule: string) => boolean {
  if (only === undefined) return () => true;
  return (rule) => only.some((one) => rule === one || rule.startsWith(`${one}/`));
}

function isUnder(file: string, paths: readonly string[] | undefined): boolean {
  return paths === undefined || paths.length === 0 || paths.some((one) => file === one || file.startsWith(`${one.replace(/\/$/, '')}/`));
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publishedAddresses } from '../../../scripts/permalinks/entries.ts';
import { ledgerFile } from '../../../scripts/permalinks/ledger.ts';
import { planMove } from '../../../scripts/permalinks/move/move-page.ts';
import { planRemoval } from '../../../scripts/permalinks/move/remove-page.ts';
import type { Plan } from '../../../scripts/permalinks/move/relocate.ts';
import { parseRedirects, redirectsFile, splitAddress, writeRedirects } from '../../../scripts/permalinks/redirects.ts';
import { resolveAddress, type Addresses } from '../../../scripts/permalinks/resolve.ts';
import { addresses, fixed, ledgerOf, pagesOf, pageText, textOf, type MemorySite } from './site.ts';

/** What people do to a site. Numbers choose a page or section among those that are there; names are new unless they say otherwise. */
type Step =
  | { readonly do: 'rename heading'; readonly page: number; readonly section: number; readonly keepsTitle: boolean; readonly keepsId: boolean }
  | { readonly do: 'move section' | 'remove section'; readonly page: number; readonly section: number; readonly to: number }
  | { readonly do: 'move page' | 'move page by hand'; readonly page: number; readonly name: number }
  | { readonly do: 'remove page' | 'remove page by hand'; readonly page: number; readonly to: number }
  | { readonly do: 'split'; readonly page: number; readonly name: number }
  | { readonly do: 'add section'; readonly page: number; readonly name: number }
  | { readonly do: 'add page'; readonly name: number };

const index = fc.nat(5);
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('rename heading'), page: index, section: index, keepsTitle: fc.boolean(), keepsId: fc.boolean() }),
  fc.record({ do: fc.constantFrom('move section', 'remove section'), page: index, section: index, to: index }),
  fc.record({ do: fc.constantFrom('move page', 'move page by hand', 'split'), page: index, name: index }),
  fc.record({ do: fc.constantFrom('remove page', 'remove page by hand'), page: index, to: index }),
  fc.record({ do: fc.constant('add section'), page: index, name: index }),
  fc.record({ do: fc.constant('add page'), name: index }),
);

/** A section's heading and text; its text names it for good, however its heading changes. */
const sectionPattern = /^## .*\n\nText of .*\n/gm;

const start: MemorySite = {
  files: {
    'docs/a/one.md': pageText('One', { 'set-up': 'Set up', 'run-it': 'Run it', 'read-results': 'Read the results' }),
    'docs/a/two.md': pageText('Two', { prerequisites: 'Prerequisites', 'write-code': 'Write code' }),
    'docs/b/three.md': pageText('Three', { prerequisites: 'Prerequisites', 'send-change': 'Send the change' }),
  },
  redirects: [],
};

interface Stepped {
  readonly site: MemorySite;
  /** What git would say of pages that were moved by hand. */
  readonly moved: Readonly<Record<string, string>>;
}

let fresh = 0;

function apply(site: MemorySite, step: Step): Stepped {
  const same: Stepped = { site, moved: {} };
  const files = Object.keys(site.files).sort();
  const at = (number: number): string => files[number % files.length] ?? '';
  const file = 'page' in step ? at(step.page) : '';
  const source = site.files[file] ?? '';
  const withFiles = (changed: Readonly<Record<string, string>>): MemorySite => ({ ...site, files: { ...site.files, ...changed } });
  const sections = source.match(sectionPattern) ?? [];
  const section = 'section' in step ? sections[step.section % Math.max(1, sections.length)] : undefined;
  const newFile = 'name' in step ? `docs/${['a', 'b'][step.name % 2] ?? 'a'}/page-${step.name}.md` : '';
  switch (step.do) {
    case 'rename heading': {
      if (section === undefined) return same;
      fresh += 1;
      const renamed = section.replace(/^## (.*?)((?: <a id="[^"]*"><\/a>)*) \{#(.*)\}/, (_all, title: string, aliases: string, id: string) =>
        `## ${step.keepsTitle ? title : `Quite other words ${fresh}`}${aliases} {#${step.keepsId ? id : `other-${fresh}`}}`,
      );
      return { ...same, site: withFiles({ [file]: source.replace(section, renamed) }) };
    }
    case 'remove section':
      return section === undefined ? same : { ...same, site: withFiles({ [file]: source.replace(section, '') }) };
    case 'move section': {
      const target = at(step.to);
      if (section === undefined || target === file || collides(section, site.files[target] ?? '')) return same;
      return { ...same, site: withFiles({ [file]: source.replace(section, ''), [target]: `${site.files[target] ?? ''}\n${section}` }) };
    }
    case 'split': {
      if (newFile in site.files || sections.length < 2) return same;
      const half = sections.slice(Math.ceil(sections.length / 2));
      const rest = half.reduce((text, one) => text.replace(one, ''), source);
      return { ...same, site: withFiles({ [file]: rest, [newFile]: `${pageText(`Part ${newFile}`)}\n${half.join('\n')}` }) };
    }
    case 'add page':
      return newFile in site.files ? same : { ...same, site: withFiles({ [newFile]: pageText(`Page ${step.name}`, { [`added-${step.name}`]: `Added ${step.name}` }) }) };
    case 'add section':
      return source.includes(`"added-${step.name}"`) || source.includes(`{#added-${step.name}}`)
        ? same
        : { ...same, site: withFiles({ [file]: `${source}\n## Added ${step.name} {#added-${step.name}}\n\n${textOf(`${file} added-${step.name}`)}\n` }) };
    case 'move page': {
      if (newFile in site.files) return same;
      return { ...same, site: carriedOut(site, (project, pageOf) => planMove(project, pageOf(file), placeOf(newFile))) };
    }
    case 'move page by hand': {
      if (newFile in site.files) return same;
      const { [file]: text = '', ...rest } = site.files;
      return { site: { ...site, files: { ...rest, [newFile]: text } }, moved: { [placeOf(file).url]: placeOf(newFile).url } };
    }
    case 'remove page':
      return at(step.to) === file ? same : { ...same, site: carriedOut(site, (project, pageOf) => planRemoval(project, pageOf(file), pageOf(at(step.to)), undefined)) };
    case 'remove page by hand': {
      const rest = Object.fromEntries(Object.entries(site.files).filter(([one]) => one !== file));
      return at(step.to) === file ? same : { ...same, site: { files: rest, redirects: [...site.redirects, { from: placeOf(file).url, to: placeOf(at(step.to)).url }] } };
    }
  }
}

function collides(section: string, text: string): boolean {
  return [...section.matchAll(/(?:\{#|id=")([\w-]+)/g)].some(([, id]) => text.includes(`{#${id ?? ''}}`) || text.includes(`id="${id ?? ''}"`));
}

function placeOf(file: string): { file: string; docId: string; url: string } {
  const docId = file.slice('docs/'.length, -'.md'.length);
  return { file, docId, url: `/${docId}/` };
}

type Project = Parameters<typeof planMove>[0];

function carriedOut(site: MemorySite, plan: (project: Project, pageOf: (file: string) => Project['pages'][number]) => Plan): MemorySite {
  const pages = pagesOf(site.files);
  const texts = new Map([...Object.entries(site.files), [redirectsFile, writeRedirects(undefined, site.redirects)]]);
  const after = new Map(texts);
  const pageOf = (file: string): Project['pages'][number] => {
    const found = pages.find((page) => page.file === file);
    if (found === undefined) throw new Error(`no ${file}`);
    return found;
  };
  for (const { file, after: text } of plan({ pages, rows: [], redirects: site.redirects, texts }, pageOf).changes) {
    if (text === undefined) after.delete(file);
    else after.set(file, text);
  }
  const { redirects } = parseRedirects(after.get(redirectsFile) ?? '');
  after.delete(redirectsFile);
  after.delete(ledgerFile);
  return { files: Object.fromEntries(after), redirects: redirects.map(({ from, to }) => ({ from, to })) };
}

/** The text that a reader of an address sees: what names the section there, or the page. */
function seenAt(url: string, site: MemorySite, known: Addresses): string | undefined {
  const found = resolveAddress(url, known);
  if (!('url' in found)) return undefined;
  const { page, anchor } = splitAddress(found.url);
  const text = site.files[`docs${page.slice(0, -1)}.md`] ?? '';
  if (anchor === undefined) return page;
  const section = text.match(sectionPattern)?.find((one) => one.includes(`{#${anchor}}`) || one.includes(`id="${anchor}"`));
  return section === undefined ? page : section.slice(section.indexOf('Text of'));
}

/** Makes the steps one after the other, as one commit each, mends what the check finds, and looks that every address ever published is answered. */
function live(all: readonly Step[]): { site: MemorySite; published: Set<string> } {
  let site = start;
  const published = new Set(publishedAddresses(ledgerOf(site)).map(({ url }) => url));
  for (const step of all) {
    const { site: stepped, moved } = apply(site, step);
    const { site: mended, left } = fixed(site, stepped, (url) => moved[url]);
    expect(left).toEqual([]);
    const [before, known] = [addresses(site), addresses(mended)];
    for (const url of published) expect([url, resolveAddress(url, known)]).toEqual([url, expect.objectContaining({ url: expect.any(String) as string })]);
    // One hop: a redirect leads from an address that is none to one that is.
    for (const { from, to } of mended.redirects) expect([resolveAddress(from, known).kind, resolveAddress(to, known).kind]).toEqual(['redirected', 'live']);
    if (step.do !== 'remove section' && !step.do.startsWith('remove page')) {
      for (const url of published) {
        const seen = seenAt(url, site, before);
        // Who gives an old address to a new page or section means the new one from then on.
        const isReused = resolveAddress(url, before).kind === 'redirected' && resolveAddress(url, known).kind === 'live';
        if (seen?.startsWith('Text') && !isReused) expect([url, seenAt(url, mended, known)]).toEqual([url, seen]);
      }
    }
    site = mended;
    const listed = new Set(publishedAddresses(ledgerOf(site)).map(({ url }) => url));
    // An address that no ledger lists would be guarded no more.
    for (const url of published) expect(listed).toContain(url);
    for (const url of listed) published.add(url);
  }
  return { site, published };
}

test('whatever people do to headings, sections and pages, every address ever published leads to its text in one hop', { timeout: 300_000 }, () => {
  fc.assert(fc.property(fc.array(steps, { minLength: 1, maxLength: 12 }), (all) => void live(all)), { numRuns: 100 });
});

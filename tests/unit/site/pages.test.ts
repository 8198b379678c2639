import { existsSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import sidebars from '../../../sidebars.ts';
import { areas } from '../../../src/areas.ts';
import { portalFrontMatter } from '../../../src/components/front-matter.ts';
import { bundle } from '../../../src/plugins/page-script/index.ts';
import { resolveReference } from '../../../src/plugins/references.ts';

const docs = path.join(import.meta.dirname, '../../../docs');

describe('sidebars', () => {
  it.each(areas.map(({ id }) => id))('%s has its overview first and holds pages that exist', (id) => {
    const [category] = z.tuple([z.object({ link: z.object({ id: z.string() }), items: z.array(z.unknown()) })]).parse(sidebars[id]);
    expect(category.link.id).toBe(`${id}/index`);
    for (const page of category.items) {
      if (typeof page === 'string') expect(existsSync(path.join(docs, `${page}.md`)), page).toBe(true);
    }
  });

  it('lists each page once, under its own area', () => {
    for (const { id, pages } of areas) {
      expect(new Set(pages).size).toBe(pages.length);
      for (const page of pages) expect(page.startsWith(`${id}/`), page).toBe(true);
    }
  });
});

describe('portalFrontMatter', () => {
  it('reads our fields', () => {
    expect(portalFrontMatter({ title: 'T', type: 'task', slack: 'testing' })).toEqual({ type: 'task', slack: 'testing' });
  });

  it('takes what is no text for absent', () => {
    expect(portalFrontMatter({ type: '', slack: 3 })).toEqual({ type: undefined, slack: undefined });
  });
});

describe('the page script', () => {
  it('is one small script that stands for itself', () => {
    const script = bundle();
    expect(Buffer.byteLength(script)).toBeLessThan(5000);
    expect(script).not.toMatch(/<\/script|\bimport\b|\brequire\(/);
    expect(() => new Script(script)).not.toThrow();
  });
});

describe('resolveReference', () => {
  const commit = '26d721f0fe1afcd2daea5b053a574d44ceb5c7fe';

  it.each([
    ['path', 'pkg/hive', {}, { label: 'pkg/hive', url: `https://github.com/cilium/cilium/tree/${commit}/pkg/hive` }],
    ['path', 'bpf/Makefile.bpf', {}, { label: 'bpf/Makefile.bpf', url: `https://github.com/cilium/cilium/blob/${commit}/bpf/Makefile.bpf` }],
    ['path', 'images/llvm', { repo: 'cilium/image-tools' }, { label: 'images/llvm', url: 'https://github.com/cilium/image-tools/blob/HEAD/images/llvm' }],
    ['path', 'test/x.go', { on: 'v1.18' }, { label: 'test/x.go', badge: 'v1.18', url: 'https://github.com/cilium/cilium/blob/228a293646c4872216c598a0196a2b40ddf91516/test/x.go' }],
    ['path', 'test/x.go', { on: 'v0.1' }, { label: 'test/x.go', badge: 'v0.1' }],
    ['workflow', 'a.yaml', {}, { label: 'a.yaml', url: `https://github.com/cilium/cilium/blob/${commit}/.github/workflows/a.yaml` }],
    ['issue', '27116', {}, { label: '#27116', url: 'https://github.com/cilium/cilium/issues/27116' }],
    ['pr', '34060', {}, { label: '#34060', url: 'https://github.com/cilium/cilium/pull/34060' }],
    ['slack', 'testing', {}, { label: '#testing', url: 'https://slack.cilium.io' }],
    ['team', 'sig-datapath', {}, { label: '@cilium/sig-datapath' }],
    ['make', 'kind-image', { on: 'v1.18' }, { label: 'kind-image', badge: 'v1.18' }],
  ] as const)('finds %s %s', (kind, name, attributes, expected) => {
    expect(resolveReference(kind, name, attributes)).toEqual(expected);
  });
});

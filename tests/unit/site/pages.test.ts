import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import sidebars from '../../../sidebars.ts';
import { areas } from '../../../src/areas.ts';
import { portalFrontMatter } from '../../../src/components/front-matter.ts';

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
    expect(portalFrontMatter({ title: 'T', type: 'task', slack: 'testing', generated: true, edit: 'src/data/labels.yaml' })).toEqual({ type: 'task', slack: 'testing', generated: true, edit: 'src/data/labels.yaml' });
  });

  it('takes what is no text for absent', () => {
    expect(portalFrontMatter({ type: '', slack: 3, generated: 'yes' })).toEqual({ type: undefined, slack: undefined, generated: false, edit: undefined });
  });
});

import { afterAll, describe, expect, it } from 'vitest';
import { readOldPages } from '../../../scripts/incumbent/history.ts';
import { mergeAnchors } from '../../../scripts/incumbent/update.ts';
import { openRepository } from '../../../scripts/upstream/git.ts';
import { makeRepository, type TestRepository } from '../upstream/repository.ts';

const cleanups: (() => void)[] = [];
afterAll(() => {
  for (const cleanup of cleanups) cleanup();
});

const page = (...headings: string[]): string => headings.map((heading) => `${heading}\n${'='.repeat(20)}\n\nText.\n`).join('\n');

async function read(repository: TestRepository, { refs = ['main'], since = '2020-01-01' } = {}): Promise<string[]> {
  const pages = await readOldPages({ repository: await openRepository(repository.dir), refs, since, source: 'manual', folder: 'guide' });
  return pages.map(({ address, anchors, revisions }) => `${address} (${revisions}): ${anchors.map(({ id, title }) => (title ? `${id}!` : id)).join(' ')}`);
}

describe('old pages', () => {
  it('are those that stand, that moved and that went, with every anchor they had', async () => {
    const repository = makeRepository(cleanups);
    repository.commit({ 'manual/guide/index.rst': page('Guide'), 'manual/guide/a.rst': page('First', 'Old part'), 'manual/other.rst': page('Other'), 'manual/guide/picture.svg': '<svg/>' });
    repository.commit({ 'manual/guide/a.rst': page('First title', 'New part') });
    repository.commit({ 'manual/guide/a.rst': undefined, 'manual/guide/deep/a.rst': page('First title', 'New part') });
    repository.commit({ 'manual/guide/deep/a.rst': undefined });
    expect(await read(repository)).toMatchInlineSnapshot(`
      [
        "guide (1): guide!",
        "guide/a (2): first-title! new-part first! old-part",
        "guide/deep/a (1): first-title! new-part",
      ]
    `);
  });

  it('have the anchors of what they include, at any time, however deep', async () => {
    const repository = makeRepository(cleanups);
    repository.commit({ 'manual/guide/a.rst': `${page('Page')}\n.. include:: ../parts/b.rst\n`, 'manual/parts/b.rst': '.. include:: /parts/c.rst\n', 'manual/parts/c.rst': page('Deep') });
    repository.commit({ 'manual/parts/c.rst': page('Deeper') });
    expect(await read(repository)).toEqual(['guide/a (2): page! deeper deep']);
  });

  it('are those of each branch', async () => {
    const repository = makeRepository(cleanups);
    const fork = repository.commit({ 'manual/guide/a.rst': page('Page') });
    repository.git('switch', '--quiet', '--create', 'stable');
    repository.commit({ 'manual/guide/a.rst': page('Page', 'Stable part') });
    repository.git('switch', '--quiet', '--detach', fork);
    repository.commit({ 'manual/guide/b.rst': page('Other') });
    expect(await read(repository, { refs: ['HEAD', 'stable'] })).toEqual(['guide/a (2): page! stable-part', 'guide/b (1): other!']);
  });

  it('count from a day on, with what stood then', async () => {
    const repository = makeRepository(cleanups);
    repository.commit({ 'manual/guide/a.rst': page('Page', 'Before'), 'manual/guide/gone.rst': page('Gone') });
    repository.commit({ 'manual/guide/a.rst': page('Page', 'Then'), 'manual/guide/gone.rst': undefined });
    expect(await read(repository, { since: '2026-01-02' })).toEqual(['guide/a (1): page! then']);
  });

  it('cannot be read from a branch that does not exist', async () => {
    const repository = makeRepository(cleanups);
    repository.commit({ 'manual/guide/a.rst': page('Page') });
    await expect(read(repository, { refs: ['nope'] })).rejects.toThrow(`${repository.dir}: has no commit called nope. Fetch it first, or give another branch, tag or commit with --ref.`);
  });
});

describe('known anchors', () => {
  it('stay when a clone does not have them, and follow what the clone says of the title', () => {
    const known = { 'contributing/a': { titles: ['was-title', 'x'], sections: ['kept'] }, 'contributing/gone': { titles: ['gone'], sections: [] } };
    const found = [{ address: 'contributing/a', revisions: 1, anchors: [{ id: 'x', heading: 'X', title: false }, { id: 'kept', heading: 'Kept', title: true }, { id: 'added', heading: 'Added', title: false }] }];
    expect(mergeAnchors(known, found)).toEqual({
      'contributing/a': { titles: ['kept', 'was-title'], sections: ['added', 'x'] },
      'contributing/gone': { titles: ['gone'], sections: [] },
    });
  });
});

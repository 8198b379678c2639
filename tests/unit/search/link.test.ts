import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatJson, formatLines, formatTargets } from '../../../scripts/search/link-formats.ts';
import { queryLinks } from '../../../scripts/search/links.ts';
import { indexFolder } from '../../../scripts/search/folders.ts';
import { updateIndex } from '../../../scripts/search/project.ts';
import { makeProject, pageOf } from '../checks/project.ts';
import { portal } from '../cli/portal.ts';

const pages = {
  'docs/bees/hive.md': pageOf('Lead.\n\n## Open [the] hive {#open}\n\nUse smoke first.\n', 'The hive'),
  'docs/honey/harvest.md': pageOf('Lead.\n\n## Take the honey {#take}\n\nWhen the lid is off.\n', 'Harvest'),
  'src/data/review-comments.yaml': '- id: open\n  when: A hive stays shut\n  text: Could you open the hive?\n  permalink: /bees/hive/#open\n',
};

const bin = path.resolve(import.meta.dirname, '../../../scripts/bin/portal.mjs');

describe('portal link', () => {
  let root = '';
  beforeAll(() => {
    root = makeProject(pages);
  });

  it('prints addresses, best first', () => {
    expect(portal(root, 'link', 'open', 'hive', '--limit', '2')).toEqual({
      code: 0, stderr: '', stdout: 'https://cilium.github.io/bees/hive/#open\nhttps://cilium.github.io/bees/hive/\n',
    });
  });

  it('prints a review comment with its text', () => {
    expect(portal(root, 'link', 'open hive', '--format', 'comment')).toEqual({
      code: 0, stderr: '', stdout: 'Could you open the hive?\n\nhttps://cilium.github.io/bees/hive/#open\n',
    });
  });

  it('prints JSON', () => {
    const { stdout, code } = portal(root, 'link', 'take honey', '--format', 'json', '--limit', '1');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ results: [{ url: 'https://cilium.github.io/honey/harvest/#take', title: 'Take the honey', page: 'Harvest', section: 'take', score: expect.any(Number) as number }] });
  });

  it('reads one query a line', () => {
    const run = (...args: string[]) => spawnSync(process.execPath, [bin, 'link', '-', ...args], { cwd: root, encoding: 'utf8', input: 'open hive\r\nwasps\ntake honey\n\n' });
    expect(run()).toMatchObject({ status: 1, stdout: 'https://cilium.github.io/bees/hive/#open\n\nhttps://cilium.github.io/honey/harvest/#take\n', stderr: 'portal: nothing found for "wasps". Try fewer words, or another word for the same thing.\n' });
    const { results } = JSON.parse(run('--format', 'json', '--limit', '1').stdout) as { results: { section: string }[][] };
    expect(results.map((found) => found.map(({ section }) => section))).toEqual([['open'], [], ['take']]);
  });

  it('says that nothing was found', () => {
    expect(portal(root, 'link', 'wasps')).toEqual({ code: 1, stdout: '', stderr: 'portal: nothing found for "wasps". Try fewer words, or another word for the same thing.\n' });
  });

  it('says where links lead', () => {
    expect(portal(root, 'link', '--resolve', '/bees/hive/#open', '/wasps/', '--format', 'markdown')).toEqual({
      code: 1, stdout: '[Open \\[the\\] hive - The hive](https://cilium.github.io/bees/hive/#open)\n\n', stderr: 'portal: /wasps/: leads to no page of the portal.\n',
    });
  });

  it('refuses a limit that is none', () => {
    expect(portal(root, 'link', 'hive', '--limit', '0')).toEqual({ code: 2, stdout: '', stderr: 'portal: --limit 0: expected a number from 1 to 999.\n' });
  });

  it('says that it could not copy', () => {
    const { status, stderr, stdout } = spawnSync(process.execPath, [bin, 'link', 'hive', '--limit', '1', '--copy'], { cwd: root, encoding: 'utf8', env: { PATH: '/nowhere' } });
    expect({ status, stderr, stdout }).toEqual({
      status: 2, stdout: 'https://cilium.github.io/bees/hive/\n',
      stderr: 'portal: Nothing was copied: none of the programs pbcopy, clip.exe, wl-copy, xclip, xsel works here. Install one of them, or copy the text from the terminal.\n',
    });
  });

  it('copies what it printed', () => {
    const tools = makeProject({ 'bin/pbcopy': '#!/bin/sh\ncat > "$PORTAL_COPIED"\n' });
    const copied = path.join(tools, 'copied');
    spawnSync('chmod', ['+x', path.join(tools, 'bin/pbcopy')]);
    const { status } = spawnSync(process.execPath, [bin, 'link', 'hive', '--limit', '1', '--copy'], { cwd: root, env: { ...process.env, PATH: `${path.join(tools, 'bin')}:${process.env['PATH'] ?? ''}`, PORTAL_COPIED: copied } });
    expect(status).toBe(0);
    expect(readFileSync(copied, 'utf8')).toBe('https://cilium.github.io/bees/hive/');
  });
});

describe('formats of links', () => {
  const hive = { url: 'https://x.org/hive/', title: 'The `hive`', page: 'The `hive`', section: null };
  const open = { url: 'https://x.org/hive/#open', title: 'Open it', page: 'The hive', section: 'open' };
  const comment = (url: string): string | undefined => (url === open.url ? 'Please open it.\nThanks!' : undefined);

  it('are lines, paragraphs or JSON', () => {
    expect(formatTargets([hive, null, open], 'url', comment)).toBe('https://x.org/hive/\n\nhttps://x.org/hive/#open\n');
    expect(formatTargets([hive, open], 'markdown', comment)).toBe('[The \\`hive\\`](https://x.org/hive/)\n[Open it - The hive](https://x.org/hive/#open)\n');
    expect(formatTargets([hive, open], 'comment', comment)).toBe('See [The \\`hive\\`](https://x.org/hive/).\n\nPlease open it.\nThanks!\n\nhttps://x.org/hive/#open\n');
    expect(formatLines([[open, hive], []], 'comment', comment)).toBe('Please open it. Thanks! https://x.org/hive/#open\n\n');
    expect(formatJson([null])).toBe('{\n  "results": [\n    null\n  ]\n}\n');
  });
});

describe('the index in the cache', () => {
  it('is made once, and again when a page or a word changes', async () => {
    const root = makeProject(pages);
    expect(await updateIndex(root)).toBe(true);
    expect(await updateIndex(root)).toBe(false);
    const before = readdirSync(indexFolder(root));
    writeFileSync(path.join(root, 'docs/honey/harvest.md'), pageOf('Wasps.\n', 'Wasps'));
    expect((await queryLinks(root, ['wasps'], 1))[0]?.[0]?.url).toBe('https://cilium.github.io/honey/harvest/');
    const after = readdirSync(indexFolder(root));
    expect(after).toHaveLength(2);
    expect(after).not.toEqual(before);
    writeFileSync(path.join(root, 'src/data/synonyms.yaml'), '- [hornets, wasps]\n');
    expect(await updateIndex(root)).toBe(true);
    expect(await updateIndex(root, { leaveOut: ['docs/honey/harvest.md'] })).toBe(true);
    expect((await queryLinks(root, ['hornets'], 1))[0]?.[0]?.title).toBe('Wasps');
  });

  it.each([
    ['the manifest is damaged', (folder: string) => { writeFileSync(path.join(folder, 'manifest.json'), '{"format":0'); }],
    ['the manifest is of another version', (folder: string) => { writeFileSync(path.join(folder, 'manifest.json'), '{"format":0}'); }],
    ['its folder is gone', (folder: string) => { for (const name of readdirSync(folder)) if (name !== 'manifest.json') rmSync(path.join(folder, name), { recursive: true }); }],
  ])('is made anew where %s', async (_, harm) => {
    const root = makeProject(pages);
    await updateIndex(root);
    harm(indexFolder(root));
    expect((await queryLinks(root, ['honey'], 1))[0]).toHaveLength(1);
  });
});

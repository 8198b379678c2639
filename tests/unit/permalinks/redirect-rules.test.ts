import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makePortal } from './portal-repository.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

/** What is said of a list of redirects, and what `--fix` leaves of the list. */
async function judge(text: string): Promise<{ says: string[]; fixed: string; left: string[] }> {
  const portal = await makePortal(cleanups);
  writeFileSync(path.join(portal.dir, 'docs/redirects.yaml'), text);
  const says = (await portal.says()).map((one) => one.replace('docs/redirects.yaml:', ''));
  const left = await portal.fix();
  return { says, fixed: portal.read('docs/redirects.yaml'), left };
}

test('redirects that are right are left alone', async () => {
  const text = '# Moved\n- { from: /testing/old/, to: /testing/run/ }\n- from: /testing/old/#x\n  to: /testing/run/#set-up\n- { from: /legacy/page.html/, to: /review/ }\n';
  expect(await judge(text)).toEqual({ says: [], fixed: text, left: [] });
});

test('a loop and a target that is none are for a person', async () => {
  const text = '- { from: /a/, to: /b/ }\n- { from: /b/, to: /a/ }\n- { from: /c/, to: /c/ }\n- { from: /d/, to: /testing/rum/ }\n- { from: /e/, to: /testing/run/#setup }\n';
  const { says, fixed } = await judge(text);
  expect(fixed).toBe(text);
  expect(says).toMatchInlineSnapshot(`
    [
      "1 redirects/loop "/a/" leads back to itself. Give it the address of a live page.",
      "2 redirects/loop "/b/" leads back to itself. Give it the address of a live page.",
      "3 redirects/loop "/c/" leads back to itself. Give it the address of a live page.",
      "4 redirects/dead-target There is no page "/testing/rum/". Did you mean "/testing/run/"?",
      "5 redirects/dead-target There is no section "/testing/run/#setup". Did you mean "/testing/run/#set-up"?",
    ]
  `);
});

test('chains are made straight, live sources and doubles taken out, comments kept', async () => {
  const text = '# One\n- from: /a/\n  to: /b/\n# Two\n- from: /b/\n  to: /testing/run/\n- from: /b/\n  to: /testing/run/\n- from: /testing/run/#set-up # three\n  to: /testing/read/\n- { to: /a/#one-test, from: /f/ }\n';
  const { says, fixed, left } = await judge(text);
  expect(says).toMatchInlineSnapshot(`
    [
      "3 redirects/chain "/b/" is sent on to "/testing/run/". Write "to: /testing/run/", so that readers make one hop.",
      "7 redirects/duplicate "/b/" is sent on in line 5 already. Keep one.",
      "9 redirects/live-source "/testing/run/#set-up" is a live section, which the redirect would hide. Remove the redirect.",
      "11 redirects/chain "/a/#one-test" is sent on to "/testing/run/#one-test". Write "to: /testing/run/#one-test", so that readers make one hop.",
    ]
  `);
  expect(left).toEqual([]);
  expect(fixed).toBe('# One\n- from: /a/\n  to: /testing/run/\n# Two\n- from: /b/\n  to: /testing/run/\n- { to: /testing/run/#one-test, from: /f/ }\n');
});

test('two redirects that lead from one address to two are for a person', async () => {
  const { says, left } = await judge('- { from: /a/, to: /testing/run/ }\n- { from: /a/, to: /testing/read/ }\n');
  expect(says).toEqual(['2 redirects/duplicate "/a/" is sent on in line 1 already. Keep one.']);
  expect(left).toHaveLength(1);
});

test('a list in brackets is judged, and only its targets are mended', async () => {
  const { says, fixed } = await judge('[{ from: /a/, to: /b/ }, { from: /b/, to: /testing/run/ }, { from: /testing/read/, to: /testing/run/ }]\n');
  expect(says.map((one) => one.split(' ')[1])).toEqual(['redirects/live-source', 'redirects/chain']);
  expect(fixed).toBe('[{ from: /a/, to: /testing/run/ }, { from: /b/, to: /testing/run/ }, { from: /testing/read/, to: /testing/run/ }]\n');
});

test('a file that cannot be read is said to be so, and nothing is added to it', async () => {
  const text = '- from: /a/\n  to: "/b/\n';
  const { says, fixed } = await judge(text);
  expect(says).toEqual(['3 redirects/format Not YAML: Missing closing "quote.']);
  expect(fixed).toBe(text);
});

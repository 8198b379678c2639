import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseAllHeaders } from '@netlify/headers-parser';
import { parseAllRedirects } from '@netlify/redirect-parser';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { loadIncumbent } from '../../../scripts/incumbent/data.ts';
import { hostHeaders } from '../../../scripts/site/seal/host-headers.ts';
import { hostRules } from '../../../src/plugins/redirects/host-rules.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const netlifyConfigPath = path.join(root, 'netlify.toml');

async function withFile<T>(name: string, text: string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-hosting-'));
  try {
    writeFileSync(path.join(folder, name), text);
    return await use(path.join(folder, name));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each(['/', '/portal/'])('the host reads every line of _redirects that the build writes below %s', async (baseUrl) => {
  const permanent = [{ from: '/testing/old/', to: '/testing/setup/' }, { from: '/review/old/', to: '/review/#start' }];
  const text = hostRules({ permanent, oldPages: Object.keys(loadIncumbent(root).data) }, baseUrl);
  const { redirects, errors } = await withFile('_redirects', text, (file) => parseAllRedirects({ redirectsFiles: [file], netlifyConfigPath, configRedirects: [], minimal: true }));
  expect(errors).toEqual([]);
  expect(redirects).toHaveLength(text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).length);
});

test('the host reads every line of _headers that the build writes', async () => {
  const policy = "default-src 'none'; script-src 'self' 'sha256-aa+b/c='";
  const { headers, errors } = await withFile('_headers', hostHeaders(policy, '/'), (file) => parseAllHeaders({ headersFiles: [file], netlifyConfigPath, configHeaders: [], minimal: true }));
  expect(errors).toEqual([]);
  expect(headers.map(({ for: path }) => path)).toEqual(['/*', '/assets/*']);
  expect(headers[0]?.values['Content-Security-Policy']).toBe(policy);
});

test('netlify.toml builds what the package builds, without install scripts, and counts no visits to previews', () => {
  const text = readFileSync(netlifyConfigPath, 'utf8');
  const scripts = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).scripts;
  expect(/^command = "npm run (\w+)"$/m.exec(text)?.[1]).toBe(Object.keys(scripts).find((name) => scripts[name] === 'portal build'));
  expect(text).toMatch(/^publish = "build"$/m);
  expect(text).toMatch(/^NPM_FLAGS = ".*--ignore-scripts.*"$/m);
  expect(text.match(/^PORTAL_VISITS = ""$/gm)).toHaveLength(2);
});

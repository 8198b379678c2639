import fc from 'fast-check';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { serveSite } from '../../../scripts/site/server.ts';
import { holds, nasty } from './fuzz.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'portal-site-'));
const site = path.join(folder, 'site');
let server: Server;

beforeAll(async () => {
  mkdirSync(path.join(site, 'testing/bpf'), { recursive: true });
  mkdirSync(path.join(site, 'folder.js'));
  writeFileSync(path.join(folder, 'secret.txt'), 'a secret');
  writeFileSync(path.join(site, 'index.html'), '<h1>home</h1>');
  writeFileSync(path.join(site, 'testing/bpf/index.html'), '<h1>bpf</h1>');
  ({ server } = await serveSite({ folder: site, baseUrl: '/', port: 0, orNext: false }));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** What the server answers to a request for exactly this target, as bytes on the wire; an empty text where it hangs up. */
function answerTo(target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk) => { text += chunk.toString('latin1'); });
    socket.on('close', () => { resolve(text); });
    socket.on('error', (error: NodeJS.ErrnoException) => { if (error.code === 'ECONNRESET') resolve(text); else reject(error); });
    socket.write(Buffer.from(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n`, 'latin1'));
  });
}

test.each(([
  ['/', /^HTTP\/1\.1 200 /],
  ['//', /^HTTP\/1\.1 404 /],
  ['//testing/bpf', /^HTTP\/1\.1 404 /],
  ['///%5c', /^HTTP\/1\.1 404 /],
  ['/../secret.txt', /^HTTP\/1\.1 404 /],
  ['/..%2fsecret.txt', /^HTTP\/1\.1 404 /],
  ['/%2e%2e/secret.txt', /^HTTP\/1\.1 404 /],
  ['/testing/bpf/..%2f..%2f..%2fsecret.txt', /^HTTP\/1\.1 404 /],
  ['/%', /^HTTP\/1\.1 404 /],
  ['/%00', /^HTTP\/1\.1 404 /],
  ['/folder.js', /^HTTP\/1\.1 404 /],
  ['http://[', /^HTTP\/1\.1 404 /],
  ['*', /^HTTP\/1\.1 404 /],
  [`/${'a'.repeat(10_000)}`, /^HTTP\/1\.1 404 /],
  ['/testing/bpf', /^HTTP\/1\.1 301 [^]*\r\nlocation: \/testing\/bpf\/\r\n/i],
] as const).map(([target, expected]) => ({ name: target.slice(0, 60), target, expected })))('$name', async ({ target, expected }) => {
  expect(await answerTo(target)).toMatch(expected);
});

test('no address leads out of the site, to another host, or ends the server', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const part = fc.oneof(nasty.map((text) => text.replace(/[\s\0]/g, '')), fc.constantFrom('/', '..', '%2e', '%2f', '%5c', 'testing', 'bpf', 'secret.txt', '?', '#', 'index.html'));
  await holds(fc.array(part, { maxLength: 8 }).map((parts) => `/${parts.join('')}`), 60, async (target) => {
    const answer = await answerTo(target);
    expect(answer).not.toContain('a secret');
    expect(answer).not.toMatch(/^HTTP\/1\.1 5|\r\nlocation: (?:\/\/|[a-z]+:)/i);
  });
  expect(await answerTo('/')).toMatch(/^HTTP\/1\.1 200 /);
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
});

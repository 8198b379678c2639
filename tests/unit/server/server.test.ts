import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveSite } from '../../../scripts/site/server.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'portal-site-'));
let server: Server;
let url = '';

beforeAll(async () => {
  mkdirSync(path.join(folder, 'testing/bpf'), { recursive: true });
  mkdirSync(path.join(folder, 'assets'));
  writeFileSync(path.join(folder, 'index.html'), '<h1>home</h1>');
  writeFileSync(path.join(folder, 'testing/bpf/index.html'), '<h1>bpf</h1>');
  writeFileSync(path.join(folder, 'assets/x.js'), 'let x;');
  writeFileSync(path.join(folder, '404.html'), '<h1>nothing here</h1>');
  ({ server, url } = await serveSite({ folder, baseUrl: '/portal/', port: 0, orNext: false }));
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

const get = (to: string, init: RequestInit = {}): Promise<Response> => fetch(new URL(to, url), { redirect: 'manual', ...init });

describe('the server', () => {
  test.each([
    ['/portal/', 200, '<h1>home</h1>'],
    ['/portal/testing/bpf/', 200, '<h1>bpf</h1>'],
    ['/portal/assets/x.js', 200, 'let x;'],
    ['/portal/nope/', 404, '<h1>nothing here</h1>'],
    ['/elsewhere', 404, '<h1>nothing here</h1>'],
    ['/portal/%2e%2e/%2e%2e/etc/passwd', 404, '<h1>nothing here</h1>'],
    ['/portal/%ff', 404, '<h1>nothing here</h1>'],
  ])('answers %s with %d', async (to, status, body) => {
    const response = await get(to);
    expect(response.status).toBe(status);
    expect(await response.text()).toBe(body);
  });

  test.each([
    ['/portal', '/portal/'],
    ['/portal/testing/bpf?x=1', '/portal/testing/bpf/?x=1'],
  ])('sends %s to %s', async (from, to) => {
    const response = await get(from);
    expect([response.status, response.headers.get('location')]).toEqual([301, to]);
  });

  test('compresses text, and lets hashed files be kept', async () => {
    const response = await get('/portal/assets/x.js', { headers: { 'accept-encoding': 'gzip' } });
    expect([response.headers.get('content-encoding'), response.headers.get('cache-control')]).toEqual(['gzip', 'public, max-age=31536000, immutable']);
  });

  test('takes no other method', async () => {
    expect((await get('/portal/', { method: 'POST' })).status).toBe(405);
  });
});

test('a taken port is an error, or leads to the next one', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => { blocker.listen(0, resolve); });
  const { port } = blocker.address() as { port: number };
  await expect(serveSite({ folder, baseUrl: '/', port, orNext: false })).rejects.toThrow(`Port ${port} is taken. Set PORT to a free one.`);
  const other = await serveSite({ folder, baseUrl: '/', port, orNext: true });
  expect(other.url).not.toBe(`http://localhost:${port}/`);
  other.server.close();
  blocker.close();
});

test('a folder without a built site is an error', async () => {
  await expect(serveSite({ folder: path.join(folder, 'assets'), baseUrl: '/', port: 0, orNext: false })).rejects.toThrow('no built site. Run "npm run build" first.');
});

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that the small web got. */
export interface Asked {
  readonly method: string;
  readonly host: string;
  readonly path: string;
}

/** A web of any hosts on this machine: what each path answers, what was asked for, and how many requests of a host were open at once. */
export interface Web {
  readonly fetch: typeof globalThis.fetch;
  readonly asked: Asked[];
  readonly most: Map<string, number>;
  close(): Promise<void>;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const status = (code: number, headers: Record<string, string> = {}): Answer => (_request, response) => { response.writeHead(code, headers).end(); };

const answers: Readonly<Record<string, Answer>> = {
  '/200': status(200),
  '/301': status(301, { location: '/200' }),
  '/302': status(302, { location: '/200' }),
  '/301-away': status(308, { location: 'http://other.web/200' }),
  '/301-slash': status(301, { location: '/301-slash/' }),
  '/301-slash/': status(200),
  '/round': status(302, { location: '/round' }),
  '/nowhere': status(302),
  '/file': status(302, { location: 'file:///etc/passwd' }),
  '/403': status(403),
  '/404': status(404),
  '/410': status(410),
  '/429': status(429, { 'retry-after': '60' }),
  '/503': status(503),
  '/get-only': (request, response) => { response.writeHead(request.method === 'GET' ? 200 : 405).end(); },
  '/reset-head': (request, response) => { if (request.method === 'HEAD') request.socket.destroy(); else response.writeHead(200).end(); },
  '/reset': (request) => { request.socket.destroy(); },
  '/slow': (_request, response) => { setTimeout(() => response.writeHead(200).end(), 40); },
  '/never': () => undefined,
  // The head comes at once, the rest never ends.
  '/endless': (request, response) => {
    if (request.method === 'HEAD') response.writeHead(405).end();
    else response.writeHead(200).write('x');
  },
};

/** Starts the web. Its `fetch` leads every host to it but `gone.web`, which does not exist. */
export async function startWeb(): Promise<Web> {
  const asked: Asked[] = [];
  const most = new Map<string, number>();
  const open = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    const host = request.headers['x-host']?.toString() ?? '';
    const path = request.url ?? '';
    asked.push({ method: request.method ?? '', host, path });
    const now = (open.get(host) ?? 0) + 1;
    open.set(host, now);
    most.set(host, Math.max(now, most.get(host) ?? 0));
    let isOpen = true;
    // An answer is out when it is handed over; the connection closes later, or never.
    for (const event of ['finish', 'close']) response.once(event, () => {
      if (isOpen) open.set(host, (open.get(host) ?? 1) - 1);
      isOpen = false;
    });
    (answers[path.replace(/\?.*$/, '')] ?? status(404))(request, response);
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const { port } = server.address() as AddressInfo;
  return {
    asked, most,
    fetch: (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input);
      if (url.hostname === 'gone.web') return Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('getaddrinfo ENOTFOUND gone.web'), { code: 'ENOTFOUND' }) }));
      return globalThis.fetch(`http://127.0.0.1:${port}${url.pathname}${url.search}`, { ...init, headers: [...new Headers(init?.headers), ['x-host', url.host]] });
    },
    close: () => new Promise((resolve) => {
      server.close(() => { resolve(); });
      server.closeAllConnections();
    }),
  };
}

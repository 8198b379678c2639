import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import sirv from 'sirv';
import { messageOf, PortalError } from '../errors.ts';
import { readHeaderRules } from './header-rules.ts';

export interface ServeOptions {
  /** Folder with the built site. */
  readonly folder: string;
  /** Path below which it is served, with slashes at both ends. */
  readonly baseUrl: string;
  /** First port to try. */
  readonly port: number;
  /** Whether to try the ports after it when it is taken. */
  readonly orNext: boolean;
}

const compressible = /\.(html|js|css|svg|json|txt|md|xml|webmanifest)$/;

/** Serves a built site as its hosts do: compressed, with trailing slashes, the headers of `_headers`, and 404.html for unknown addresses. */
export async function serveSite({ folder, baseUrl, port, orNext }: ServeOptions): Promise<{ server: Server; url: string }> {
  if (!existsSync(path.join(folder, 'index.html'))) throw new PortalError(`${folder}: no built site. Run "npm run build" first.`);
  const files = sirv(folder, { dev: true, etag: true });
  const headersFor = await readHeaderRules(folder);
  const zipped = new Map<string, Buffer>();
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { pathname, search } = addressOf(request.url ?? '/');
    for (const [name, value] of Object.entries(headersFor(pathname))) response.setHeader(name, value);
    const notFound = (): void => {
      const page = path.join(folder, '404.html');
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : existsSync(page) ? readFileSync(page) : 'Not found');
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    if (pathname === baseUrl.slice(0, -1) && baseUrl !== '/') {
      response.writeHead(301, { location: baseUrl + search }).end();
      return;
    }
    // Two slashes would make a redirect lead to another host.
    if (!pathname.startsWith(baseUrl) || pathname.includes('//')) {
      notFound();
      return;
    }
    const below = `/${pathname.slice(baseUrl.length)}`;
    const file = resolveFile(folder, below);
    if (file === undefined) {
      notFound();
      return;
    }
    if (file.isFolder && !below.endsWith('/')) {
      response.writeHead(301, { location: `${pathname}/${search}` }).end();
      return;
    }
    if (compressible.test(file.path) && /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '')) {
      let body = zipped.get(file.path);
      if (!body) zipped.set(file.path, (body = gzipSync(readFileSync(file.path))));
      response.writeHead(200, {
        'content-type': contentType(file.path),
        'content-encoding': 'gzip',
        'content-length': body.length,
        vary: 'Accept-Encoding',
        'cache-control': below.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      });
      response.end(request.method === 'HEAD' ? undefined : body);
      return;
    }
    request.url = below + search;
    files(request, response, notFound);
  };
  const server = createServer((request, response) => {
    try {
      answer(request, response);
    } catch (error) {
      // A file that went or cannot be read must not end the server.
      process.stderr.write(`portal: ${request.url ?? ''}: ${messageOf(error)}\n`);
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('The page cannot be read');
    }
  });
  await listen(server, port, orNext);
  const address = server.address();
  return { server, url: `http://localhost:${address !== null && typeof address === 'object' ? address.port : port}${baseUrl}` };
}

/** Path and query of a request's target, which may be anything that a client sends. */
function addressOf(target: string): { pathname: string; search: string } {
  const [, pathname = '/', search = ''] = /^([^?#]*)(\?[^#]*)?/.exec(target) ?? [];
  return { pathname: pathname.startsWith('/') ? pathname : `/${pathname}`, search };
}

function resolveFile(folder: string, below: string): { path: string; isFolder: boolean } | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(below);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0')) return undefined;
  const target = path.join(folder, decoded);
  if (target !== folder && !target.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)) return undefined;
  const index = path.join(target, 'index.html');
  if (existsSync(index)) return { path: index, isFolder: true };
  return isFile(target) ? { path: target, isFolder: false } : undefined;
}

function isFile(target: string): boolean {
  try {
    return statSync(target).isFile();
  } catch {
    // Whatever the system refuses to look at, such as a name that is too long, is no file.
    return false;
  }
}

function contentType(file: string): string {
  const types: Record<string, string> = {
    '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json',
    '.txt': 'text/plain', '.md': 'text/markdown', '.xml': 'application/xml', '.webmanifest': 'application/manifest+json',
  };
  return `${types[path.extname(file)] ?? 'application/octet-stream'}; charset=utf-8`;
}

async function listen(server: Server, first: number, orNext: boolean): Promise<void> {
  for (let port = first; ; port += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, () => { server.off('error', reject); resolve(); });
      });
      return;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!taken) throw error;
      if (!orNext || port > first + 50) throw new PortalError(`Port ${port} is taken. Set PORT to a free one.`);
    }
  }
}

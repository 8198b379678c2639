import { serveSite } from './server.ts';
import { baseUrl } from './settings.ts';

/** Serves a built site and prints its address; comes back after Ctrl-C or a request to end. A given port that is taken leads to the next free one. */
export async function serveUntilStopped({ folder, port, orNext = true }: { folder: string; port: number | undefined; orNext?: boolean }): Promise<void> {
  const { server, url } = await serveSite({ folder, baseUrl, port: port ?? 3000, orNext });
  process.stdout.write(`Serving ${url} (Ctrl-C stops)\n`);
  await new Promise<void>((resolve) => {
    const stop = (): void => {
      server.close(() => { resolve(); });
      server.closeAllConnections();
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
}

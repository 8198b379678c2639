import { Search, type Found, type SearchOptions } from '../../scripts/search/engine/search.ts';
import { manifestFile } from '../../scripts/search/engine/manifest.ts';

/** The site has no index, or none that this page can read. */
export class NoIndex extends Error {}

/** The index could not be fetched. */
class Unreachable extends Error {}

/** A file of the index is gone: the site was published anew since this page was opened. */
class Outdated extends Error {}

let opened: Promise<Search> | undefined;

/** Answers a query from the index of the site at `baseUrl`. Throws NoIndex where it has none, another error where it cannot be fetched. */
export async function answer(query: string, options: SearchOptions, baseUrl: string): Promise<Found> {
  try {
    return await (await prepare(baseUrl)).search(query, options);
  } catch (error) {
    if (!(error instanceof Outdated)) throw error;
    opened = undefined;
    return (await prepare(baseUrl, 'reload')).search(query, options);
  }
}

/** Fetches what every query needs, once; again after a failure. */
export function prepare(baseUrl: string, cache: RequestCache = 'default'): Promise<Search> {
  opened ??= Search.open((file) => read(`${baseUrl}search/${file}`, file === manifestFile ? cache : 'default')).catch((error: unknown) => {
    opened = undefined;
    // Nothing there, or the page with which the live preview answers where there is no file.
    throw error instanceof Unreachable ? error : new NoIndex();
  });
  return opened;
}

async function read(address: string, cache: RequestCache): Promise<string> {
  const response = await fetch(address, { cache }).catch(() => undefined);
  if (response?.ok) return response.text();
  throw response?.status === 404 ? new Outdated(address) : new Unreachable(address);
}

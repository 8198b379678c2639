import path from 'node:path';
import { compileFunction } from 'node:vm';
import { redirectScript } from '../../../src/plugins/redirects/write-redirects.ts';

const script = compileFunction(redirectScript(path.resolve(import.meta.dirname, '../../..')), ['location', 'document', 'addEventListener', 'fetch']) as (...globals: readonly unknown[]) => void;

/** A page that loads the script. */
export interface Visit {
  /** The address that the reader comes by. */
  readonly url: string;
  /** The settings on the script's element. */
  readonly settings: Readonly<Record<string, string>>;
  /** Gives a file of the site by its path on the host; undefined where there is none. */
  readonly read: (path: string) => string | undefined;
}

/** What the script did. */
export interface Outcome {
  /** Where it led, in its order; empty where the reader stays. */
  readonly replaced: string[];
  /** Paths of the files that it asked for. */
  readonly fetched: string[];
  /** Whether the page is hidden when all is done. */
  readonly hidden: boolean;
  /** Changes the fragment, as a reader does by hand, or the whole path, as the application does. */
  readonly go: (to: { hash?: string; pathname?: string }) => void;
}

/** Runs the redirect script as a browser does that opens a page, and waits until it has done what it does. */
export async function visit({ url, settings, read }: Visit): Promise<Outcome> {
  const { pathname, search, hash } = new URL(url, 'https://host.example');
  const replaced: string[] = [];
  const fetched: string[] = [];
  const listeners: (() => void)[] = [];
  const style = { visibility: '' };
  const location = { pathname, search, hash, replace: (to: string) => { replaced.push(to); } };
  script(
    location,
    { currentScript: { dataset: settings }, documentElement: { style } },
    (_type: string, listener: () => void) => { listeners.push(listener); },
    (address: string) => {
      fetched.push(address);
      const text = read(address);
      return Promise.resolve({ ok: text !== undefined, json: () => Promise.resolve(JSON.parse(text ?? 'null') as unknown) });
    },
  );
  await new Promise((resolve) => setImmediate(resolve));
  return {
    replaced,
    fetched,
    get hidden() {
      return style.visibility === 'hidden';
    },
    go: (to) => {
      Object.assign(location, to);
      for (const listener of listeners) listener();
    },
  };
}

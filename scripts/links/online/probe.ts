import pLimit, { type LimitFunction } from 'p-limit';
import { messageOf } from '../../errors.ts';

/** What a link led to. `unknown` is no fault of the link: its server was busy, slow, closed to programs, or asked too late. */
export type Verdict =
  | { readonly kind: 'alive' }
  | { readonly kind: 'moved'; readonly to: string }
  | { readonly kind: 'dead'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** How long and how much may be asked. */
export interface Bounds {
  /** For one answer, in milliseconds. */
  readonly answer: number;
  /** For all links together, in milliseconds. */
  readonly total: number;
  /** Requests at a time to one host, and to all. */
  readonly perHost: number;
  readonly atOnce: number;
}

export const defaultBounds: Bounds = { answer: 20_000, total: 15 * 60_000, perHost: 2, atOnce: 16 };

/** Longest chain of redirects that is followed; browsers give up at 20. */
const longestChain = 10;

/** Answers that say that there is no such page. Others may be meant for programs alone, or for today. */
const gone = new Set([404, 410]);

const agent = 'cilium-contributor-portal link check (+https://github.com/cilium)';

type Fetch = typeof globalThis.fetch;

/**
 * Asks where each link leads: HEAD first, GET where that gives no success, with the bounds kept whatever the servers do. Gives a verdict for
 * each link, in the order in which they come to be known.
 */
export async function probeLinks(links: readonly string[], bounds: Bounds, onVerdict: (link: string, verdict: Verdict) => void, fetch: Fetch = globalThis.fetch): Promise<void> {
  const all = pLimit(bounds.atOnce);
  const hosts = new Map<string, LimitFunction>();
  const out = AbortSignal.timeout(bounds.total);
  /** Runs one request when its host has room. */
  const inTurn = <T>(url: string, run: () => Promise<T>): Promise<T> => {
    const { host } = new URL(url);
    let limit = hosts.get(host);
    if (limit === undefined) hosts.set(host, (limit = pLimit(bounds.perHost)));
    return limit(() => all(run));
  };
  const ask = (method: 'HEAD' | 'GET', url: string): Promise<Answer> => inTurn(url, () => request(method, url, AbortSignal.any([out, AbortSignal.timeout(bounds.answer)]), fetch));
  await Promise.all(links.map(async (link) => {
    onVerdict(link, out.aborted ? outOfTime : await follow(link, ask, out));
  }));
}

const outOfTime: Verdict = { kind: 'unknown', why: 'there was no time left to ask' };

type Failure = 'late' | 'no host' | 'broken';
type Answer = { readonly status: number; readonly location: string | null } | { readonly failure: Failure; readonly why: string };

async function follow(link: string, ask: (method: 'HEAD' | 'GET', url: string) => Promise<Answer>, out: AbortSignal): Promise<Verdict> {
  let url = link;
  let isPermanent = true;
  for (let hop = 0; hop <= longestChain; hop += 1) {
    let answer = await ask('HEAD', url);
    // Some servers know no HEAD, or answer it wrongly; one that asks for patience is not asked again.
    if ('failure' in answer ? answer.failure === 'broken' : answer.status >= 400 && answer.status !== 429) answer = await ask('GET', url);
    if (out.aborted) return outOfTime;
    // Of the failures only the missing host is the link's own.
    if ('failure' in answer) return { kind: answer.failure === 'no host' ? 'dead' : 'unknown', why: answer.why };
    const { status, location } = answer;
    if (status >= 200 && status < 300) return url === link || !isPermanent || isSame(url, link) ? { kind: 'alive' } : { kind: 'moved', to: withHash(url, link) };
    if (status < 300 || status >= 400) return { kind: gone.has(status) ? 'dead' : 'unknown', why: `the answer was ${status}` };
    if (location === null || !URL.canParse(location, url)) return { kind: 'dead', why: `the answer was ${status}, which leads nowhere` };
    isPermanent &&= status === 301 || status === 308;
    url = new URL(location, url).href;
    if (!/^https?:/.test(url)) return { kind: 'dead', why: `it leads to ${url}` };
  }
  return { kind: 'dead', why: `it leads on more than ${longestChain} times` };
}

async function request(method: 'HEAD' | 'GET', url: string, signal: AbortSignal, fetch: Fetch): Promise<Answer> {
  try {
    const response = await fetch(url, { method, redirect: 'manual', signal, headers: { 'user-agent': agent, accept: 'text/html,*/*;q=0.8' } });
    // What follows the head of the answer is of no interest, and may never end.
    await response.body?.cancel();
    return { status: response.status, location: response.headers.get('location') };
  } catch (error) {
    if (signal.aborted) return { failure: 'late', why: 'no answer came in time' };
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOTFOUND') return { failure: 'no host', why: 'there is no such host' };
    return { failure: 'broken', why: `the connection failed (${messageOf(cause)})` };
  }
}

/** Whether two addresses differ in what no author writes differently on purpose: a slash at the end, and https for http. */
function isSame(a: string, b: string): boolean {
  const plain = (url: string): string => url.replace(/#.*$/, '').replace(/\/$/, '');
  return plain(a) === plain(b);
}

function withHash(url: string, link: string): string {
  const { hash } = new URL(link);
  return url.includes('#') ? url : url + hash;
}

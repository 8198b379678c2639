import { FRAGMENT, packText, unpackText } from '../../scripts/plan/engine/address.ts';
import { writeListing } from '../../scripts/plan/engine/write-listing.ts';
import type { Change } from '../../scripts/plan/engine/change.ts';

/** What a link that somebody writes by hand begins with: `/plan/#paths=bpf/lib/nat.h,pkg/hive/`. */
const PATHS = '#paths=';

/** Whether the page's address holds a plan. */
export function holdsPlan(fragment: string): boolean {
  return fragment.startsWith(FRAGMENT) || fragment.startsWith(PATHS);
}

/** What the address holds: a text to plan, nothing, or something that cannot be read. */
export type Addressed = { is: 'text'; text: string } | { is: 'nothing' | 'unreadable' };

/** Reads the fragment of the page's address. */
export async function readAddress(fragment: string): Promise<Addressed> {
  if (fragment.startsWith(PATHS)) return { is: 'text', text: decode(fragment.slice(PATHS.length)).split(',').join('\n') };
  if (!fragment.startsWith(FRAGMENT)) return { is: 'nothing' };
  const text = await unpackText(fragment.slice(FRAGMENT.length));
  return text === undefined ? { is: 'unreadable' } : { is: 'text', text };
}

/** Puts the changes into the page's address, without a step of its own in the browser's history. False where they are too many. */
export async function writeAddress(changes: readonly Change[]): Promise<boolean> {
  const packed = changes.length === 0 ? '' : await packText(writeListing(changes));
  const { pathname, search } = location;
  history.replaceState(history.state, '', `${pathname}${search}${packed === undefined || packed === '' ? '' : `${FRAGMENT}${packed}`}`);
  return packed !== undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import type { Change } from './change.ts';

const letters = { changed: 'M', added: 'A', deleted: 'D', moved: 'R' } as const;
const remarks = { changed: '', added: ' (new)', deleted: ' (gone)', moved: '' } as const;

/** Changes as one of git's listings, which readInput reads back: the shortest form that keeps what is known of them. */
export function writeListing(changes: readonly Change[]): string {
  if (changes.some(({ lines }) => lines !== undefined)) {
    return changes.map(({ path, from, kind, lines = 'Bin' }) => ` ${from === undefined ? path : `${from} => ${path}`}${remarks[kind]} | ${lines}`).join('\n');
  }
  if (changes.every(({ kind }) => kind === 'changed')) return changes.map(({ path }) => path).join('\n');
  return changes.map(({ path, from, kind }) => [letters[kind], ...(from === undefined ? [] : [from]), path].join('\t')).join('\n');
}

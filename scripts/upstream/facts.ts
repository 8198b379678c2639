import * as z from 'zod';
import { messageOf, PortalError } from '../errors.ts';
import { incomplete, type Repository } from './git.ts';
import type { Counts } from './pin.ts';
import type { Source, UpstreamTree } from './source.ts';

/** What all sources gave. */
export interface Facts {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly counts: Counts;
}

/**
 * Lets each source that is for the branch `name` read its files, all fetched in one batch, and checks what it gives.
 * Throws one PortalError that names every source that failed.
 */
export async function readFacts(repository: Repository, tree: UpstreamTree, name: string, sources: readonly Source<unknown>[]): Promise<Facts> {
  const chosen = sources.filter(({ scope }) => scope === 'branch' || name === 'main');
  const wanted = new Set(chosen.flatMap((source) => source.files(tree)).filter((file) => tree.files.has(file)));
  const blobs = await repository.blobs([...wanted].map((file) => tree.files.get(file) ?? ''));
  const missing = [...wanted].filter((file) => !blobs.has(tree.files.get(file) ?? ''));
  if (missing.length > 0) throw incomplete(repository.dir, missing);
  const facts: Record<string, unknown> = {};
  const counts: Record<string, Counts[string]> = {};
  const failures: string[] = [];
  for (const source of chosen) {
    const asked = new Set(source.files(tree));
    let last = '';
    const read = (file: string): string | undefined => {
      if (!asked.has(file) && tree.files.has(file)) throw new Error(`it reads ${file} without asking for it in files()`);
      last = file;
      return blobs.get(tree.files.get(file) ?? '')?.toString('utf8');
    };
    try {
      const parsed = source.schema.safeParse(source.parse({ tree, name, read }));
      if (!parsed.success) throw new PortalError(`what it gives does not fit its schema. ${z.prettifyError(parsed.error)}`);
      facts[source.name] = parsed.data;
      counts[source.name] = source.count(parsed.data);
    } catch (error) {
      // What is no PortalError is a parser that met what its author did not think of: name the file it was at.
      failures.push(`${source.name}: ${error instanceof PortalError ? '' : `failed at ${last || 'its start'}: `}${messageOf(error)}`);
    }
  }
  if (failures.length > 0) throw new PortalError(`The pin ${name} is left as it was, for ${failures.length === 1 ? 'a source' : `${failures.length} sources`} could not be read.\n${failures.join('\n')}`);
  return { facts, counts };
}

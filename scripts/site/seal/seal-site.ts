import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PortalError } from '../../errors.ts';
import { writeFileAtomic } from '../../files.ts';
import { withTag } from '../../../src/plugins/redirects/tags.ts';
import { hostHeaders } from './host-headers.ts';
import { inlineCodeOf } from './inline-code.ts';
import { policyOf, unite } from './policy.ts';
import { topStyles } from './top-styles.ts';
import type { VisitCounter } from './visits.ts';

export interface SealOptions {
  /** Folder with the built site. */
  readonly folder: string;
  /** Path below which it is served, with slashes at both ends. */
  readonly baseUrl: string;
  readonly counter?: VisitCounter | undefined;
}

/**
 * Gives every page of a built site the styles of its top and the policy that lets its own code run and no other, and writes `_headers`. The last step of a build, so that
 * it sees each page as it is served. Throws PortalError for a page that has no place for the policy.
 */
export function sealSite({ folder, baseUrl, counter }: SealOptions): { pages: number } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).sort();
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  // One by one: together they need more memory than a large site should.
  const pages = function* (): Iterable<string> { for (const file of files) yield read(file); };
  const withTopStyles = topStyles(pages(), (address) => read(address.slice(baseUrl.length)));
  const codes = files.map((file) => {
    const html = withTopStyles(read(file));
    const code = inlineCodeOf(html);
    const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(code, { counter, inHeader: false })}">`;
    // Before all that it is about: a policy does not reach back. What the template asks for ahead stands before it, since a browser that
    // meets a policy asks for nothing until it has read it.
    const sealed = withTag(html, meta + (counter?.tag ?? ''));
    if (sealed === undefined) throw new PortalError(`${file}: the built page has no <meta charset>, after which its policy belongs. Whatever writes the page must put one first in its head.`);
    writeFileAtomic(path.join(folder, file), sealed);
    return code;
  });
  writeFileAtomic(path.join(folder, '_headers'), hostHeaders(policyOf(unite(codes), { counter, inHeader: true }), baseUrl));
  return { pages: files.length };
}

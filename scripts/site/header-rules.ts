import path from 'node:path';
import { parseAllHeaders, type Header, type MinimalHeader } from '@netlify/headers-parser';
import { PortalError } from '../errors.ts';

/** Reads a built site's `_headers` as a host does: gives, for an address, what an answer says beside its content. Throws PortalError for a line that a host would refuse. */
export async function readHeaderRules(folder: string): Promise<(pathname: string) => Readonly<Record<string, string>>> {
  const { headers, errors } = await parseAllHeaders({ headersFiles: [path.join(folder, '_headers')], configHeaders: undefined, minimal: false });
  if (errors[0] !== undefined) throw new PortalError(`_headers: ${errors[0].message}`);
  const rules = headers.filter(isRule);
  return (pathname) => Object.assign({}, ...rules.filter(({ forRegExp }) => forRegExp.test(pathname)).map(({ values }) => values)) as Record<string, string>;
}

function isRule(header: MinimalHeader | Header): header is Header {
  return 'forRegExp' in header;
}

import type { InlineCode } from './inline-code.ts';
import type { VisitCounter } from './visits.ts';

/**
 * The Content-Security-Policy of a page with this code: nothing but this site's own files and the inline code that the build put there. A
 * policy in a page says less than one in an answer: browsers ignore `frame-ancestors` there, and report it.
 */
export function policyOf({ scripts, styles, styleAttributes }: InlineCode, { counter, inHeader }: { counter: VisitCounter | undefined; inHeader: boolean }): string {
  const origins = counter === undefined ? [] : [counter.origin];
  const directives: readonly (readonly [string, readonly string[]])[] = [
    ['default-src', ["'none'"]],
    ['script-src', ["'self'", ...sorted(scripts), ...origins]],
    ['style-src', ["'self'", ...sorted(styles), ...(styleAttributes.size > 0 ? ["'unsafe-hashes'", ...sorted(styleAttributes)] : [])]],
    // The style sheet has its small pictures in itself.
    ['img-src', ["'self'", 'data:']],
    ['font-src', ["'self'"]],
    ['connect-src', ["'self'", ...origins]],
    ['manifest-src', ["'self'"]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'none'"]],
    ...(inHeader ? [['frame-ancestors', ["'none'"]] as const] : []),
  ];
  return directives.map(([name, sources]) => `${name} ${sources.join(' ')}`).join('; ');
}

/** All code of several pages, for a policy that covers each. */
export function unite(codes: readonly InlineCode[]): InlineCode {
  const all = (part: keyof InlineCode): Set<string> => new Set(codes.flatMap((code) => [...code[part]]));
  return { scripts: all('scripts'), styles: all('styles'), styleAttributes: all('styleAttributes') };
}

function sorted(sources: ReadonlySet<string>): string[] {
  return [...sources].sort();
}

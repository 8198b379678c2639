import * as z from 'zod';

/** How strict a build is, and which pages it leaves out. */
export interface Strictness {
  /** What Docusaurus does about broken links, anchors and images. */
  readonly onBroken: 'throw' | 'warn';
  /** Globs below docs/ that are not built. */
  readonly exclude: string[];
}

const pages = z.array(z.string());

/**
 * Reads PORTAL_LENIENT: `portal start` and `portal dev` set it to the JSON list of pages that cannot be rendered, so that the others are
 * served although the check has findings. A build without it stops at anything broken. Throws where it is no list of paths.
 */
export function strictnessOf(environment: NodeJS.ProcessEnv): Strictness {
  const lenient = environment['PORTAL_LENIENT'];
  if (lenient === undefined || lenient === '') return { onBroken: 'throw', exclude: [] };
  const parsed = pages.safeParse(JSON.parse(lenient));
  if (!parsed.success) throw new Error(`PORTAL_LENIENT=${lenient}: expected a JSON list of pages such as ["docs/testing/bpf.md"]`);
  return { onBroken: 'warn', exclude: parsed.data.map((page) => page.replace(/^docs\//, '')) };
}

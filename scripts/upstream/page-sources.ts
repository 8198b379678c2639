import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { parseYaml } from '../data-file.ts';
import { PortalError } from '../errors.ts';

const frontMatterSchema = z.looseObject({ sources: z.array(z.string()).optional() });

/**
 * The upstream files that each page rests on, from `sources:` in its front matter: page (relative to the root) to paths.
 * Pages without any are left out. Throws PortalError naming the page when that list is malformed.
 */
export function readPageSources(root: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const folder = path.join(root, 'docs');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  for (const name of names.sort()) {
    const page = `docs/${name.split(path.sep).join('/')}`;
    const sources = sourcesOf(readFileSync(path.join(folder, name), 'utf8'), page);
    if (sources.length > 0) found.set(page, sources);
  }
  return found;
}

function sourcesOf(text: string, page: string): string[] {
  const block = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text)?.[1];
  if (block === undefined || !/^sources:/m.test(block)) return [];
  const { yaml } = parseYaml(block);
  const parsed = yaml && frontMatterSchema.safeParse(yaml.value);
  if (parsed?.success !== true) throw new PortalError(`${page}: \`sources:\` in its front matter must be a list of paths in cilium/cilium.`);
  return parsed.data.sources ?? [];
}

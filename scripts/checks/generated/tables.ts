import { BRANCHES_FILE } from '../../upstream/branches.ts';
import type { Site } from '../rule.ts';
import { recall, remember, type Known } from './cache.ts';

/** What the tables give: findings in descriptions and pages, rows and sentences. Without pins there is nothing to judge. */
export async function tablesOf(site: Site): Promise<Known> {
  if (!site.exists(BRANCHES_FILE)) return { findings: [], rows: [], sentences: [] };
  const known = recall(site.root);
  if (known !== undefined) return known;
  // What makes the tables takes time to load, and most runs change none.
  const made = (await import('./make-tables.ts')).makeTables(site.root);
  remember(site.root, made);
  return made;
}

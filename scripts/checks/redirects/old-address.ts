import { incumbentFindings } from '../../incumbent/findings.ts';
import { incumbentFile } from '../../incumbent/data.ts';
import { idsOf } from '../ids.ts';
import type { SiteRule } from '../rule.ts';

/** An address of docs.cilium.io that leads to nothing here, or whose entry is idle. */
export const oldAddress: SiteRule = {
  id: 'redirects/old-address',
  severity: 'error',
  check: (site) => site.memory.unlessClean('old-address', idsOf(site.pages), () => (site.exists(incumbentFile) ? incumbentFindings(site) : [])),
};

import { limits } from '../../pages/limits.ts';
import type { PageRule } from '../rule.ts';

/** What a page holds too much of is found before it is parsed; these entries give it its severity and its help. */
export const limitRules: readonly PageRule[] = (Object.keys(limits) as (keyof typeof limits)[]).map((id) => ({ id, severity: 'error', breaksBuild: true, check: () => [] }));

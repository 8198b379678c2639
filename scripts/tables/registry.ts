import type { Generator } from './generate.ts';
import { ledger } from './ledger.ts';
import { reference } from './reference.ts';

/** Everything that `portal generate` makes, in this order: the ledger reads the pages that stand before it. */
export const generators: readonly Generator[] = [reference, ledger];

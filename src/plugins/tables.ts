import { contextOf } from '../../scripts/tables/context.ts';
import { includeTable, rowTarget } from '../../scripts/tables/include.ts';
import { inputsOf } from '../../scripts/tables/inputs.ts';
import { addressFrom } from '../../scripts/tables/markdown.ts';
import type { TableIncludeOptions } from './remark-table-include.ts';

/** The tables of the project at `root`; they are made when the first page includes one. */
export function tablesOf(root: string): TableIncludeOptions {
  return {
    include: (attributes) => includeTable(attributes, contextOf(root)),
    addressFrom: (file, url) => addressFrom(file.replace(/^docs\//, '').replace(/\.md$/, ''), url),
    rowTarget: ({ full }, row) => rowTarget(full, row),
    root,
    inputs: inputsOf(root),
  };
}

import { expect, test } from 'vitest';
import { upstreamAddress } from '../../../scripts/links/upstream-address.ts';

test.each<[string, ReturnType<typeof upstreamAddress>]>([
  ['https://github.com/cilium/cilium/blob/main/Makefile', { view: 'blob', rest: 'main/Makefile', lines: undefined }],
  ['https://www.GitHub.com/Cilium/Cilium/blob/main/pkg/a%20b.go?plain=1#L3-L10', { view: 'blob', rest: 'main/pkg/a b.go', lines: { first: 3, last: 10 } }],
  ['https://github.com/cilium/cilium/blob/main/a.go#L3C5-L10C2', { view: 'blob', rest: 'main/a.go', lines: { first: 3, last: 10 } }],
  ['https://github.com/cilium/cilium/tree/main/pkg/', { view: 'tree', rest: 'main/pkg', lines: undefined }],
  ['https://github.com/cilium/cilium/tree/main', { view: 'tree', rest: 'main', lines: undefined }],
  ['https://github.com/cilium/cilium/blame/v1.18/a.go#L7', { view: 'blob', rest: 'v1.18/a.go', lines: { first: 7, last: 7 } }],
  ['https://raw.githubusercontent.com/cilium/cilium/refs/heads/main/VERSION', { view: 'raw', rest: 'main/VERSION', lines: undefined }],
  ['https://github.com/cilium/cilium/raw/main/VERSION', { view: 'raw', rest: 'main/VERSION', lines: undefined }],
  ['https://github.com/cilium/cilium/blob/main/%E0%A4%A', { view: 'blob', rest: 'main/%E0%A4%A', lines: undefined }],
  ['https://github.com/cilium/cilium', undefined],
  ['https://github.com/cilium/cilium/issues/1', undefined],
  ['https://github.com/cilium/cilium/commit/77942781f2', undefined],
  ['https://github.com/cilium/cilium-cli/blob/main/go.mod', undefined],
  ['https://gitlab.com/cilium/cilium/blob/main/go.mod', undefined],
  ['https://github.com/constructor/constructor/blob/main/x', undefined],
  ['https://github.com/cilium/cilium/constructor/main/x', undefined],
  ['setup.md', undefined],
])('%s', (link, expected) => {
  expect(upstreamAddress(link)).toEqual(expected);
});

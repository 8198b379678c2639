import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorsOf, slug } from '../../../scripts/tables/anchor.ts';

const names = fc.uniqueArray(fc.oneof(fc.string(), fc.constantFrom('a/b', 'a-b', 'A B', 'a b', '--a', 'a', '/a', 'kind/bug', 'kind-bug', '%.o', '_')), { minLength: 1, maxLength: 12 });

const entriesOf = (list: readonly string[], prefix = ''): [string, string][] => [...anchorsOf(list, prefix)].sort();

describe('anchors', () => {
  it.each([
    ['/ci-gke', 'ci-gke'],
    ['kind/bug', 'kind-bug'],
    ['CiliumNetworkPolicy', 'ciliumnetworkpolicy'],
    ['Go Related Checks / Precheck', 'go-related-checks-precheck'],
    ['cilium_statedb_table_objects', 'cilium-statedb-table-objects'],
    ['%.o', 'o'],
  ])('of %s is %s', (name, anchor) => {
    expect(slug(name)).toBe(anchor);
  });

  it('does not depend on the order of the rows', () => {
    fc.assert(fc.property(names.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), ([list, shuffled]) => {
      expect(entriesOf(shuffled)).toEqual(entriesOf(list));
    }));
  });

  it('is another one for each row, and fit for an address', () => {
    fc.assert(fc.property(names, (list) => {
      const anchors = entriesOf(list, 'x-').map(([, anchor]) => anchor);
      expect(new Set(anchors).size).toBe(list.length);
      for (const anchor of anchors) expect(anchor).toMatch(/^x-[a-z0-9][a-z0-9-]*$/);
    }));
  });

  it('stays the same when other rows come, unless one is more like its slug', () => {
    fc.assert(fc.property(names, fc.string(), (list, other) => {
      const before = anchorsOf(list);
      const after = anchorsOf([...list, other]);
      for (const name of list) if (slug(name) !== slug(other)) expect(after.get(name)).toBe(before.get(name));
    }));
  });

  it('goes to the name that is most like it, and the others get a hash', () => {
    expect(entriesOf(['kind/bug', 'kind-bug', 'Kind Bug'])).toMatchInlineSnapshot(`
      [
        [
          "Kind Bug",
          "kind-bug-7f9999",
        ],
        [
          "kind-bug",
          "kind-bug",
        ],
        [
          "kind/bug",
          "kind-bug-d8aa8e",
        ],
      ]
    `);
  });

  it('stays with the row that was published first', () => {
    const anchors = anchorsOf(['kind/bug', 'kind-bug'], '', (anchor) => (anchor === 'kind-bug' ? 'kind/bug' : undefined));
    expect(anchors.get('kind/bug')).toBe('kind-bug');
    expect(anchors.get('kind-bug')).toMatch(/^kind-bug-[0-9a-f]{6}$/);
  });
});

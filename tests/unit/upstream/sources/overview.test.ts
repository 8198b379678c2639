import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/overview.ts';
import { factsOf } from '../input.ts';

describe('overview', () => {
  it('names the folders at the root and in pkg/', () => {
    const paths = ['README.md', 'pkg/a.go', 'pkg/sail/x.go', 'pkg/sail/deep/y.go', 'pkg/hull/z.go', 'pkgs/no/a.go', '.github/x', 'bpf/lib/a b.h'];
    const facts = factsOf(source, Object.fromEntries(paths.map((path) => [path, ''])));
    expect(facts).toEqual({ top: ['.github', 'bpf', 'pkg', 'pkgs'], pkg: ['hull', 'sail'] });
    expect(source.count(facts)).toEqual({ top: 4, pkg: 2 });
  });
});

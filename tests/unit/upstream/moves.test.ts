import { describe, expect, it } from 'vitest';
import { fateOf, foldMoves, groupMoves, ungroupMoves, type Move } from '../../../scripts/upstream/moves.ts';

const commit = 'aaaaaaaaaaaa';
const other = 'bbbbbbbbbbbb';
const date = '2026-01-02';

function move(from: string, to?: string, by = commit, on = date): Move {
  return { from, ...(to === undefined ? {} : { to }), commit: by, date: on };
}

function existing(...paths: string[]): (path: string) => boolean {
  return (path) => paths.some((known) => known === path || known.startsWith(`${path}/`));
}

describe('foldMoves', () => {
  it('makes one move of a folder whose files went the same way in one commit', () => {
    const moves = [move('old/b/c.go', 'new/b/c.go'), move('old/a.go', 'new/a.go'), move('gone/x.go'), move('gone/deep/y.go'), move('alone/z.go')];
    expect(foldMoves(moves, existing('new/a.go', 'new/b/c.go'))).toEqual([move('alone/z.go'), move('gone/'), move('old/', 'new/')]);
  });

  it('folds the folders below one that went several ways, or that still has files', () => {
    const moves = [move('a/b/1'), move('a/b/2'), move('a/c/1', 'd/1'), move('a/c/2', 'd/2'), move('e/f/1'), move('e/f/2'), move('e/g', undefined, other)];
    expect(foldMoves(moves, existing('d/1', 'd/2', 'e/stays'))).toEqual([move('a/b/'), move('a/c/', 'd/'), move('e/f/'), move('e/g', undefined, other)]);
  });

  it('does not fold files that went to different folders, were renamed, or went in different commits', () => {
    const moves = [move('a/1', 'b/1'), move('a/2', 'c/2'), move('d/1', 'e/1'), move('d/2', 'e/two'), move('f/1'), move('f/2', undefined, other)];
    expect(foldMoves(moves, existing())).toEqual(moves);
  });

  it('leaves moves that are folded already as they are', () => {
    const folded = [move('a/', 'b/'), move('c/d/')];
    expect(foldMoves(folded, existing())).toEqual(folded);
  });
});

describe('groupMoves', () => {
  it('is by commit, newest first, and is undone by ungroupMoves', () => {
    const moves = [move('a', 'b', commit, '2025-01-01'), move('c', undefined, other), move('d', 'e', commit, '2025-01-01')];
    const groups = groupMoves(moves);
    expect(groups).toEqual([
      { commit: other, date, paths: { c: null } },
      { commit, date: '2025-01-01', paths: { a: 'b', d: 'e' } },
    ]);
    expect(ungroupMoves(groups)).toEqual([moves[1], moves[0], moves[2]]);
  });
});

describe('fateOf', () => {
  const moves = [
    move('old/', 'new/'),
    move('one.go', 'two.go'),
    move('two.go', 'three/four.go', other),
    move('removed.go'),
    move('early.go', 'late.go'),
    move('late.go', undefined, other),
    move('split/a.go', 'left/a.go'),
    move('split/b.go', 'left/b.go', other, '2026-03-04'),
    move('split/c.go'),
    move('gone/'),
    move('round', 'trip'),
    move('trip', 'round'),
  ];
  const exists = existing('new/a.go', 'new/deep/b.go', 'three/four.go', 'left/a.go', 'left/b.go');
  const fate = (path: string) => fateOf(path, moves, exists);

  it('follows renames to a path that exists', () => {
    expect(fate('one.go')).toEqual({ kind: 'moved', from: 'one.go', to: 'three/four.go', commit, date, sure: true });
  });

  it('says in which commit it was removed, after a rename as well', () => {
    expect(fate('removed.go')).toEqual({ kind: 'removed', from: 'removed.go', commit, date });
    expect(fate('early.go')).toEqual({ kind: 'removed', from: 'late.go', commit: other, date });
  });

  it('knows a folder that moved, with or without a slash, and what was in it', () => {
    expect(fate('old/')).toEqual({ kind: 'moved', from: 'old', to: 'new', commit, date, sure: true });
    expect(fate('old/deep/b.go')).toEqual({ kind: 'moved', from: 'old/deep/b.go', to: 'new/deep/b.go', commit, date, sure: true });
    expect(fate('old/deep')).toEqual({ kind: 'moved', from: 'old/deep', to: 'new/deep', commit, date, sure: true });
  });

  it('names the folder where it moved or went without the path that was asked for', () => {
    expect(fate('old/never.go')).toEqual({ kind: 'moved', from: 'old', to: 'new', commit, date, sure: false });
    expect(fate('gone/deep/never.go')).toEqual({ kind: 'removed', from: 'gone', commit, date });
  });

  it('says of a folder that went piece by piece what most of it did last', () => {
    expect(fate('split')).toEqual({ kind: 'moved', from: 'split', to: 'left', commit: other, date: '2026-03-04', sure: true });
  });

  it('says where a folder is now whose last files moved, however many were removed before', () => {
    const earlier = ['1', '2', '3'].map((name) => move(`agent/${name}.go`));
    const moved = [...earlier, move('agent/early.go', 'else/where.go'), move('agent/y.go', 'new/y.go', other, '2026-03-04'), move('agent/x.go', 'new/x.go', other, '2026-03-04')];
    expect(fateOf('agent', moved, existing('new/x.go', 'else/where.go'))).toEqual({ kind: 'moved', from: 'agent', to: 'new', commit: other, date: '2026-03-04', sure: true });
  });

  it.each([
    ['went to two places', [move('f/1', 'a/1'), move('f/2', 'a/2'), move('f/3', 'b/3')]],
    ['went to one place, but for the last', [move('f/1', 'a/1'), move('f/2', 'a/2'), move('f/3', 'b/3', other, '2026-03-04')]],
    ['were renamed on the way', [move('f/1', 'a/one'), move('f/2', 'a/2')]],
    ['moved first, and were removed last', [move('f/1', 'a/1'), move('f/2', 'a/2'), move('f/3', undefined, other, '2026-03-04')]],
  ])('is not sure of a folder whose files %s', (_how, moved) => {
    expect(fateOf('f', moved, existing('a/1', 'a/2', 'b/3', 'a/one'))).toMatchObject({ kind: 'moved', to: 'a', sure: false });
  });

  it('knows nothing of other paths, and ends where moves go round', () => {
    expect(fate('never')).toBeUndefined();
    expect(fate('onego')).toBeUndefined();
    expect(fate('round')).toMatchObject({ kind: 'removed' });
  });
});

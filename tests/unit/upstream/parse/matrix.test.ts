import { describe, expect, it } from 'vitest';
import { expandMatrix, jobNames } from '../../../../scripts/upstream/parse/matrix.ts';

describe('expandMatrix', () => {
  it('combines the axes and takes out what is excluded', () => {
    expect(expandMatrix({ os: ['a', 'b'], version: ['1', '2'], exclude: [{ os: 'b', version: '1' }] })).toEqual([
      { os: 'a', version: '1' },
      { os: 'a', version: '2' },
      { os: 'b', version: '2' },
    ]);
    expect(expandMatrix({ os: ['a', 'b'], version: ['1', '2'], exclude: [{ os: 'b' }] })).toHaveLength(2);
  });

  it('widens the jobs that an included entry fits, else adds a job', () => {
    expect(expandMatrix({ os: ['a', 'b'], include: [{ os: 'a', extra: 'x' }, { colour: 'red' }, { os: 'c' }, { os: 'a', extra: 'y' }] })).toEqual([
      { os: 'a', extra: 'y', colour: 'red' },
      { os: 'b', colour: 'red' },
      { os: 'c' },
    ]);
    expect(expandMatrix({ include: [{ name: 'one' }, { name: 'two', more: 'x' }] })).toEqual([{ name: 'one' }, { name: 'two', more: 'x' }]);
  });

  it('marks values that are known at run time alone', () => {
    expect(expandMatrix({ runner: ["${{ vars.RUNNER || 'plain' }}", 'arm'], nested: [{ a: 'b' }] })).toEqual([
      { runner: '*', nested: '*' },
      { runner: 'arm', nested: '*' },
    ]);
  });

  it.each([['${{ fromJson(needs.x.outputs.matrix) }}'], [undefined], [null], [['a']], [{ include: '${{ fromJson(x) }}' }], [{ os: '${{ fromJson(x) }}' }], [{ os: ['a'], exclude: ['b'] }]])(
    'does not know the jobs of %j',
    (matrix) => {
      expect(expandMatrix(matrix)).toBeUndefined();
    },
  );

  it('has no jobs for an empty matrix', () => {
    expect(expandMatrix({})).toEqual([]);
  });
});

describe('jobNames', () => {
  it('are the name with the values in brackets', () => {
    expect(jobNames('Build', [{ a: '1', b: 'x' }, { a: '2', b: '*' }], true)).toEqual(['Build (1, x)', 'Build (2, *)']);
    expect(jobNames('Build', undefined, true)).toEqual(['Build (*)']);
    expect(jobNames('Build', undefined, false)).toEqual(['Build']);
  });

  it('are the name with its expressions evaluated, as far as the matrix knows them', () => {
    expect(jobNames('Test ${{matrix.a}} of ${{ matrix.b-c }}${{ inputs.x }}', [{ a: '1', 'b-c': 'y' }, { a: '1', 'b-c': 'y', d: 'z' }], true)).toEqual(['Test 1 of y*']);
    expect(jobNames('Test ${{ matrix.a }}', undefined, true)).toEqual(['Test *']);
    expect(jobNames('Test ${{ inputs.a }}', undefined, false)).toEqual(['Test *']);
  });
});

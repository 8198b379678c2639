import { describe, expect, it } from 'vitest';
import { matchesTarget, source } from '../../../../scripts/upstream/sources/make-targets.ts';
import { factsOf } from '../input.ts';
import { fixtureFiles, withCrlf } from './fixture-files.ts';

const files = fixtureFiles('make');

/** Each target on one line: folder, name, file:line, and what is noted about it. */
function listed(texts: Readonly<Record<string, string>>): string[] {
  return factsOf(source, texts).targets.map(({ dir, name, file, line, makefile, ...flags }) =>
    [`${dir} ${name} ${file}:${line}`, makefile === undefined ? '' : `-f ${makefile}`, ...Object.keys(flags)].filter((part) => part !== '').join(' '),
  );
}

describe('make targets', () => {
  it('are read with includes, variables, templates and conditions', () => {
    expect(listed(files)).toMatchInlineSnapshot(`
      [
        ". all Makefile:3 help",
        ". anchor Makefile:20 help phony",
        ". brig Makefile:16 help",
        ". build Makefile:14 help",
        ". chart.o Makefile:72",
        ". debug Makefile:24 help",
        ". fire-bosun Makefile:70",
        ". fire-cook Makefile:69",
        ". fire-mate Makefile:70",
        ". flags common.mk:11 help",
        ". go-fishing Makefile:40 conditional",
        ". hire-bosun Makefile:70 phony",
        ". hire-cook Makefile:69 phony",
        ". hire-mate Makefile:70 phony",
        ". inline Makefile:34",
        ". knots.o Makefile:72",
        ". lit-lamp Makefile:52",
        ". logbook Makefile:75",
        ". quiet Makefile:31",
        ". sail Makefile:20 help phony",
        ". sloop Makefile:16 help",
        ". stay-home Makefile:37 conditional",
        ". swim Makefile:43 help",
        ". tar.out Makefile:28 help",
        ". tug Makefile:16 help",
        "boats $(ROOT_DIR)/boats/far.out boats/Makefile:11",
        "boats all boats/Makefile:6",
        "boats alpha.stamp boats/Makefile:9",
        "boats clean boats/Makefile:14",
        "boats flags common.mk:11 help",
        "boats mast.o boats/Makefile:8",
        "boats oar.o boats/Makefile:8",
        "boats zeta.stamp boats/Makefile:9",
        "boats/tug all boats/tug/Makefile.pull:2 -f Makefile.pull phony",
      ]
    `);
  });

  it('are the same with CRLF line ends', () => {
    expect(listed(withCrlf(files))).toEqual(listed(files));
  });

  it('come with the names of variables', () => {
    const { variables } = factsOf(source, files);
    expect(variables).toMatchInlineSnapshot(`"HERE MAKE MAKEFILE_LIST NOT_READ STAMP TABBED TOP UNSET WEATHER lighthouse name objects ship ships"`);
  });

  it('count one row a target', () => {
    expect(source.count(factsOf(source, files))).toBe(listed(files).length);
  });

  it('match a name by their pattern', () => {
    expect(matchesTarget({ name: 'load-%-cargo' }, 'load-dry-cargo')).toBe(true);
    expect(matchesTarget({ name: 'load-%-cargo' }, 'load-cargo')).toBe(false);
    expect(matchesTarget({ name: 'load' }, 'load')).toBe(true);
    expect(matchesTarget({ name: 'load' }, 'loader')).toBe(false);
  });

  it.each([
    ['an include that leads nowhere', 'all:\n\ttrue\n\ninclude gone.mk\n', /^Makefile:4: expected an included makefile that exists, found "gone\.mk"\./u],
    ['a define without end', 'a:\n\ttrue\ndefine x\nb:\n', /^Makefile:3: expected an "endef" for this "define", found "the end of the file"\./u],
    ['a condition without end', '\nifdef X\na:\n', /^Makefile:2: expected an "endif" for this condition, found "the end of the file"\./u],
    ['an endif too many', 'a:\nendif\n', /^Makefile:2: expected a condition before "endif", found "endif"\./u],
    ['an else too many', 'a:\nelse\n', /^Makefile:2: expected a condition before "else", found "else"\./u],
    ['a comparison of one value', 'ifeq ($(X))\nendif\n', /^Makefile:1: expected two values to compare, found "ifeq \(\$\(X\)\)"\./u],
    ['a line of no known kind', 'a:\n\ttrue\nplain words\n', /^Makefile:3: expected a rule, an assignment or a directive, found "plain words"\./u],
  ])('refuse %s', (_, text, message) => {
    expect(() => factsOf(source, { Makefile: text })).toThrow(message);
  });
});

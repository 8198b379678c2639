import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/linters.ts';
import { factsOf } from '../input.ts';
import { withCrlf } from './fixture-files.ts';

const files: Readonly<Record<string, string>> = {
  '.golangci.yaml': `version: "2"
linters:
  default: none
  enable: &mine
    - spellfish # a comment
    - gofmt
    - anchorcheck
  settings:
    spellfish: {linters: {enable: [inner]}}
formatters:
  enable:
    - goimports
`,
  Makefile: `precheck: before ## Check.
ifeq ($(SKIP),)
	@$(ECHO) contrib/scripts/check-a.sh
	$(QUIET) contrib/scripts/check-a.sh && \\
		contrib/scripts/check-b.sh
endif
	# contrib/scripts/check-gone.sh is not in the tree
	$(GO) run ./tools/knots .
	$(MAKE) check-c

before:
	contrib/scripts/check-before.sh
check-c:
	cd x; ./contrib/scripts/check-c.sh
build:
	contrib/scripts/no-check.sh
`,
  'Documentation/Makefile': 'check: builder\n\t./check-words.sh\nhtml epub: builder\n\t$(RUN) ./check-build.sh $@\n',
  ...Object.fromEntries(['a', 'b', 'c', 'before'].map((name) => [`contrib/scripts/check-${name}.sh`, ''])),
  'contrib/scripts/no-check.sh': '',
  'tools/knots/main.go': '',
  'Documentation/check-words.sh': '',
  'Documentation/check-build.sh': '',
  'Documentation/check-alone.sh': '',
  'Documentation/update-words.sh': '',
};

describe('linters and local checks', () => {
  it('are read from the configuration and the recipes', () => {
    const facts = factsOf(source, files);
    expect(facts).toMatchObject({ config: '.golangci.yaml', linters: ['anchorcheck', 'spellfish'], formatters: ['gofmt', 'goimports'] });
    expect(facts.checks.map(({ path, dir = '-', target = '-', line = 0 }) => `${path} ${dir} ${target} ${line}`)).toEqual([
      'Documentation/check-alone.sh - - 0',
      'Documentation/check-build.sh Documentation html 3',
      'Documentation/check-words.sh Documentation check 1',
      'contrib/scripts/check-a.sh . precheck 1',
      'contrib/scripts/check-b.sh . precheck 1',
      'contrib/scripts/check-before.sh . before 11',
      'contrib/scripts/check-c.sh . check-c 13',
      'tools/knots . precheck 1',
    ]);
    expect(source.count(facts)).toEqual({ linters: 2, checks: 8 });
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it.each([
    ['a configuration of another shape', '.golangci.yaml', 'linters:\n  enable: none\n', '.golangci.yaml:2: expected linters.enable of another shape'],
    ['no linters', '.golangci.yaml', 'linters:\n  enable: []\n', '.golangci.yaml:2: expected linters.enable of another shape'],
  ])('refuse %s', (_, file, text, message) => {
    expect(() => factsOf(source, { ...files, [file]: text })).toThrow(message);
  });

  it('refuse makefiles that run no script', () => {
    expect(() => factsOf(source, { ...files, Makefile: 'all:\n', 'Documentation/Makefile': 'all:\n' })).toThrow('Makefile: expected a target "precheck" that runs scripts, found "none".');
  });
});

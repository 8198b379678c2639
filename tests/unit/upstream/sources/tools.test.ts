import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/tools.ts';
import { factsOf } from '../input.ts';

const DOCTOR = `package main

func run() {
	least := readGoMod()
	checks := []check{
		// &binaryCheck{name: "commented"},
		plainCheck{},
		&binaryCheck{
			name:       "go",
			ifNotFound: checkError,
			minVersion: least,
		},
		&binaryCheck{name: "tool-server", command: "tool", ifNotFound: checkWarning,
			versionRegexp: regexp.MustCompile(\`tool {"version"} \` + x),
			minVersion: &semver.Version{Major: 1, Minor: 22, Patch: 3},
			maxVersion: &semver.Version{Major: 2},
			hint: \`a "quoted" } hint\`},
	}
	if *backportingChecks {
		checks = append(checks, &commandCheck{name: "lib", command: "python3", ifFailure: checkInfo})
	}
	checks = append(checks, &binaryCheck{name: "last", ifNotFound: checkInfo})
}
`;

const FILES: Readonly<Record<string, string>> = {
  'go.mod': 'module example.com/x\n\n// renovate: something\r\ngo 1.99.2\r\n\nrequire example.com/go 1.2\n',
  'tools/dev-doctor/rootcmd.go': DOCTOR,
  'Documentation/requirements-min/requirements.txt': '# A comment\n-r other.txt\nsample==1.2.3\nwith-extra[a,b]==2099.1  # why\nfrom-git @ git+https://example.com/x@abcdef\n\nlast==0.1 ; python_version < "4"\n',
};

describe('tools', () => {
  it('reads the Go version, the checks and the Python packages', () => {
    const facts = factsOf(source, FILES);
    expect(facts).toEqual({
      go: '1.99.2',
      checks: [
        { name: 'go', command: 'go', level: 'error', min: '1.99.2', backporting: false },
        { name: 'tool-server', command: 'tool', level: 'warning', min: '1.22.3', below: '2.0.0', backporting: false },
        { name: 'lib', command: 'python3', level: 'info', backporting: true },
        { name: 'last', command: 'last', level: 'info', backporting: false },
      ],
      pins: [],
      python: [{ name: 'sample', version: '1.2.3' }, { name: 'with-extra', version: '2099.1' }, { name: 'last', version: '0.1' }],
    });
    expect(source.count(facts)).toEqual({ checks: 4, pins: 0, python: 3 });
  });

  it('reads the versions that Renovate keeps, from the line after its comment', () => {
    const { pins } = factsOf(source, {
      ...FILES,
      'Makefile.defs': '# renovate: datasource=docker depName=example.com/tool\r\nTOOL_VERSION ?= "v1.2.3"\r\n# renovate: datasource=x depName=no/version\nX = latest\nUNKEPT = 4.5.6\n',
      'images/builder/install.sh': '# renovate: datasource=a depName=b/go-tool\n# another comment\ngo install example.com/b@v0.0.0-20990101000000\n# renovate: datasource=docker depName=c/image\nIMAGE="example.com/c:v7.8.9-rc.1@sha256:12345"\n',
      'images/other/install.sh': '# renovate: datasource=a depName=not/read\nV=1.1\n',
      '.github/workflows/lint-x.yaml': '# renovate: datasource=golang-version depName=go\ngo-version: 1.99.2\n# renovate: datasource=golang-version depName=go\ngo-version: 1.99.2\n',
    });
    expect(pins).toEqual([
      { name: 'b/go-tool', version: 'v0.0.0-20990101000000', file: 'images/builder/install.sh' },
      { name: 'c/image', version: 'v7.8.9-rc.1', file: 'images/builder/install.sh' },
      { name: 'example.com/tool', version: 'v1.2.3', file: 'Makefile.defs' },
      { name: 'go', version: '1.99.2', file: '.github/workflows/lint-x.yaml' },
    ]);
  });

  it.each([
    ['go.mod', 'module example.com/x\n', 'go.mod: expected a line such as "go 1.25.0"'],
    ['tools/dev-doctor/rootcmd.go', 'package main\n\nvar x = &binaryCheck{command: "x"}\n', 'tools/dev-doctor/rootcmd.go:3: expected a check with a name and what to make of its absence'],
    ['Documentation/requirements-min/requirements.txt', 'sample==1.2\nother>=1\n', 'Documentation/requirements-min/requirements.txt:2: expected a requirement such as Sphinx==7.1.2, found "other>=1".'],
  ])('refuses another format of %s', (file, text, message) => {
    expect(() => factsOf(source, { ...FILES, [file]: text })).toThrow(message);
  });
});

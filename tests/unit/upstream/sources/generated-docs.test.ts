import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/generated-docs.ts';
import { factsOf } from '../input.ts';
import { withCrlf } from './fixture-files.ts';

const files: Readonly<Record<string, string>> = {
  Makefile: `include more.mk
generate-apis: generate-api
generate-cov:
	true
manifests: # A comment
	true
generate-boats: ## New upstream
	true
`,
  'more.mk': 'generate-api: api/v1/openapi.yaml\n\ttrue\n',
  'Documentation/Makefile': 'update-cmdref: x\n\ttrue\n.PHONY: update-helm-values\nupdate-helm-values: helm-values.rst\nupdate-cmdref: y\n',
  'api/v1/client/a/b.go': '',
  'api/v1/client/c.go': '',
  'api/v1/models/m.go': '',
  'api/v1/models/deep/no.go': '',
  'pkg/k8s/apis/cilium.io/client/crds/v2/a.yaml': '',
  'Documentation/cmdref/a.md': '',
  'Documentation/cmdref/index.rst': '',
  'Documentation/helm-values.rst': '',
};

describe('generated files', () => {
  it('are listed with the command that writes them', () => {
    const { generators } = factsOf(source, files);
    expect(generators.map(({ dir, target, file, line, documents = false, outputs }) => ({ command: `${dir} ${target} ${file}:${line}`, documents, outputs: outputs.map(({ pattern, files: count }) => `${pattern} ${count}`) }))).toEqual([
      { command: '. generate-api more.mk:1', documents: false, outputs: ['api/v1/client/**/*.go 2', 'api/v1/models/*.go 1'] },
      { command: '. generate-boats Makefile:7', documents: false, outputs: [] },
      { command: '. manifests Makefile:5', documents: false, outputs: ['pkg/k8s/apis/cilium.io/client/crds/**/*.yaml 1'] },
      { command: 'Documentation update-cmdref Documentation/Makefile:1', documents: true, outputs: ['Documentation/cmdref/*.md 1'] },
      { command: 'Documentation update-helm-values Documentation/Makefile:4', documents: true, outputs: ['Documentation/helm-values.rst 1'] },
    ]);
    expect(source.count({ generators })).toBe(5);
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it('are refused where what a command writes has moved', () => {
    const texts = Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'Documentation/helm-values.rst'));
    expect(() => factsOf(source, texts)).toThrowErrorMatchingInlineSnapshot(`[PortalError: Documentation/Makefile:4: expected that "update-helm-values" writes Documentation/helm-values.rst, found "no such file". Its format changed upstream: the parser in scripts/upstream/ has to learn the new one.]`);
  });
});

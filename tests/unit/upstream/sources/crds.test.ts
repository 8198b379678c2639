import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/crds.ts';
import { factsOf } from '../input.ts';
import { withCrlf } from './fixture-files.ts';

const REGISTER = 'pkg/k8s/apis/cilium.io/register.go';
const CRDS = 'pkg/k8s/apis/cilium.io/client/crds';

const files: Readonly<Record<string, string>> = {
  [REGISTER]: `package ciliumio

const (
	// CustomResourceDefinitionSchemaVersion = "0.0.0"
	Other = "9.9.9"

	CustomResourceDefinitionSchemaVersion = "1.20.3" // not "1.20.4"
)
`,
  [`${CRDS}/v2/lanterns.yaml`]: `---
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: &meta
  annotations: {}
spec:
  group: cilium.io
  names:
    categories:
    - cilium
    kind: Lantern
    plural: lanterns
    shortNames: &short
    - ln
    - lan
    singular: lantern
  scope: Namespaced
  versions:
  - additionalPrinterColumns:
    - description: 'Text with
        : odd marks'
      jsonPath: .spec.name
    name: v2
    schema:
      openAPIV3Schema:
        description: |-
          name: not a version

          storage: maybe
        type: object
    served: true
    storage: true
    subresources: {}
  - deprecated: true
    name: v2alpha1
    schema:
      openAPIV3Schema: {}
    served: false
    storage: false
`,
  [`${CRDS}/v2alpha1/buoys.yaml`]: `kind: CustomResourceDefinition
spec:
  group: cilium.io
  names: {kind: Buoy, plural: buoys}
  scope: Cluster
  versions: [{name: v2alpha1, served: true, storage: true}]
`,
  [`${CRDS}/v2/README.md`]: 'no manifest\n',
};

describe('CRDs', () => {
  it('are read with their versions, without their schemas', () => {
    expect(factsOf(source, files)).toEqual({
      schemaVersion: '1.20.3',
      crds: [
        { kind: 'Buoy', plural: 'buoys', shortNames: [], group: 'cilium.io', scope: 'Cluster', file: `${CRDS}/v2alpha1/buoys.yaml`, versions: [{ name: 'v2alpha1', served: true, storage: true }] },
        {
          kind: 'Lantern', plural: 'lanterns', shortNames: ['ln', 'lan'], group: 'cilium.io', scope: 'Namespaced', file: `${CRDS}/v2/lanterns.yaml`,
          versions: [{ name: 'v2', served: true, storage: true }, { name: 'v2alpha1', served: false, storage: false, deprecated: true }],
        },
      ],
    });
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it('are as many as there are manifests', () => {
    expect(source.count(factsOf(source, files))).toBe(Object.keys(files).filter((name) => name.endsWith('.yaml')).length);
  });

  const lantern = `${CRDS}/v2/lanterns.yaml`;
  it.each([
    ['another kind of manifest', lantern, 'kind: CustomResourceDefinition', 'kind: Secret', `${lantern}:3: expected kind of another shape`],
    ['an unknown scope', lantern, 'scope: Namespaced', 'scope: Galaxy', `${lantern}:17: expected spec.scope of another shape`],
    ['a flag that is neither true nor false', lantern, 'served: true', 'served: perhaps', `${lantern}:31: expected spec.versions.0.served of another shape`],
    ['broken YAML', lantern, '  scope: Namespaced', ' scope: [', `${lantern}:17: expected YAML`],
    ['no schema version', REGISTER, 'CustomResourceDefinitionSchemaVersion = "1.20.3"', 'Version = "1.20.3"', `${REGISTER}: expected a string constant CustomResourceDefinitionSchemaVersion, found "none".`],
  ])('refuse %s', (_, file, from, to, message) => {
    const texts = { ...files, [file]: (files[file] ?? '').replace(from, to) };
    expect(() => factsOf(source, texts)).toThrow(message);
  });

  it('refuse a commit without the file of the schema version', () => {
    expect(() => factsOf(source, { [lantern]: files[lantern] ?? '' })).toThrowErrorMatchingInlineSnapshot(`[PortalError: pkg/k8s/apis/cilium.io/register.go: commit cccccccccc has no such file, and facts are read from it. If it moved, give its new path to the source in scripts/upstream/sources/ that names it.]`);
  });
});

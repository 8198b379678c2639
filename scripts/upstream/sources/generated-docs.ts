import * as z from 'zod';
import { filesLike, makefilesOf, readMakefile } from '../parse/make-tree.ts';
import { surprise } from '../parse/text.ts';
import { defineSource } from '../source.ts';
import type { SourceInput } from '../source.ts';

const generator = z.object({
  /** The folder and target of the command: `make -C dir target`. */
  dir: z.string(),
  target: z.string(),
  file: z.string(),
  line: z.number().int().positive(),
  /** Patterns of what it writes (`*` within a folder, `**` across folders), with the number of such files. */
  outputs: z.array(z.object({ pattern: z.string(), files: z.number().int().positive() })),
  /** Whether it writes documents, rather than code. */
  documents: z.literal(true).optional(),
});

export type Generator = z.infer<typeof generator>;

/** Targets that generate files which are committed, by folder. One that upstream adds is listed without outputs until `OUTPUTS` knows them. */
const TARGETS: readonly (readonly [dir: string, target: RegExp])[] = [
  ['.', /^(?:generate-(?!apis$|cov$|crd-docs$|k8s-api-local$).*|manifests|update-authors)$/u],
  ['Documentation', /^(?:api-flaggen|update-.*)$/u],
  ['install/kubernetes', /^(?:docs|update-chart|cilium\/values\..*)$/u],
];

/** What each writes: no makefile says it, so it is ours. Those of a target may differ from branch to branch; one at least has to be there. */
const OUTPUTS: Readonly<Record<string, readonly string[]>> = {
  '. generate-api': ['api/v1/client/**/*.go', 'api/v1/models/*.go', 'api/v1/server/**/*.go'],
  '. generate-health-api': ['api/v1/health/client/**/*.go', 'api/v1/health/models/*.go', 'api/v1/health/server/**/*.go'],
  '. generate-operator-api': ['api/v1/operator/client/**/*.go', 'api/v1/operator/models/*.go', 'api/v1/operator/server/**/*.go'],
  '. generate-kvstoremesh-api': ['api/v1/kvstoremesh/client/**/*.go', 'api/v1/kvstoremesh/models/*.go', 'api/v1/kvstoremesh/server/**/*.go'],
  '. generate-hubble-api': ['api/v1/flow/*.pb*.go', 'api/v1/observer/*.pb*.go', 'api/v1/peer/*.pb*.go', 'api/v1/relay/*.pb*.go'],
  '. generate-sdp-api': ['api/v1/standalone-dns-proxy/*.pb*.go', 'api/v1/standalone-dns-proxy/README.md'],
  '. generate-ztunnel-api': ['pkg/ztunnel/pb/*.pb*.go'],
  '. generate-k8s-api': ['**/zz_generated.deepcopy.go', '**/zz_generated.deepequal.go', 'pkg/k8s/client/clientset/**/*.go', 'pkg/k8s/client/informers/**/*.go', 'pkg/k8s/client/listers/**/*.go', 'pkg/k8s/slim/**/generated.p*'],
  '. generate-bpf': ['pkg/datapath/bpf/*_bpfe?.go', 'pkg/datapath/config/*_config.go'],
  '. manifests': ['pkg/k8s/apis/cilium.io/client/crds/**/*.yaml'],
  '. update-authors': ['AUTHORS'],
  'Documentation api-flaggen': ['Documentation/configuration/api-restrictions-table.rst'],
  'Documentation update-cmdref': ['Documentation/cmdref/*.md'],
  'Documentation update-codeowners': ['Documentation/codeowners.rst'],
  'Documentation update-crdlist': ['Documentation/crdlist.rst'],
  'Documentation update-helm-values': ['Documentation/helm-values.rst'],
  'Documentation update-redirects': ['Documentation/redirects.txt'],
  'Documentation update-requirements': ['Documentation/requirements.txt'],
  'install/kubernetes cilium/values.yaml': ['install/kubernetes/cilium/values.yaml'],
  'install/kubernetes cilium/values.schema.json': ['install/kubernetes/cilium/values.schema.json'],
  'install/kubernetes docs': ['install/kubernetes/cilium/README.md'],
  'install/kubernetes update-chart': ['install/kubernetes/cilium/Chart.yaml'],
};
/** A target that only mends a file which people write generates nothing. */
const NOT_GENERATED = new Set(['cilium/values.yaml.tmpl']);
const DOCUMENT = /^Documentation\/|\.(?:md|rst)$/u;

export const source = defineSource({
  name: 'generated-docs',
  scope: 'branch',
  schema: z.object({ generators: z.array(generator) }),
  files: makefilesOf,
  parse: (input) => ({ generators: TARGETS.flatMap(([dir, wanted]) => generatorsIn(dir, wanted, input)) }),
  count: ({ generators }) => generators.length,
});

function generatorsIn(dir: string, wanted: RegExp, input: SourceInput): Generator[] {
  const makefile = dir === '.' ? 'Makefile' : `${dir}/Makefile`;
  if (!input.tree.has(makefile)) return [];
  const found = new Map<string, Generator>();
  for (const { target, file, line, isRule } of readMakefile(makefile, input).rules) {
    if (!isRule || !wanted.test(target) || NOT_GENERATED.has(target) || found.has(target)) continue;
    const patterns = OUTPUTS[`${dir} ${target}`] ?? [];
    const outputs = patterns.map((pattern) => ({ pattern, files: filesLike(pattern, input.tree).length })).filter(({ files }) => files > 0);
    if (patterns.length > 0 && outputs.length === 0) throw surprise(file, line, `that "${target}" writes ${patterns.join(' or ')}`, 'no such file');
    const documents = outputs.length > 0 && outputs.every(({ pattern }) => DOCUMENT.test(pattern));
    found.set(target, { dir, target, file, line, outputs, ...(documents ? { documents } : {}) });
  }
  return [...found.values()].sort((a, b) => (a.target < b.target ? -1 : 1));
}

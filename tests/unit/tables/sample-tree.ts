import { fixtureFiles } from '../upstream/sources/fixture-files.ts';
import { CILIUM } from '../upstream/repository.ts';

const ACTIONS = '.github/actions/';
const CRDS = 'pkg/k8s/apis/cilium.io/client/crds/';

const crd = (kind: string): string => `kind: CustomResourceDefinition
spec:
  group: cilium.io
  names:
    kind: ${kind}
    plural: ${kind.toLowerCase()}s
  scope: Cluster
  versions:
  - name: v2
    served: true
    storage: true
`;

/** A tree with a little of everything that the tables are read from: names, numbers and shapes, all made up. */
export const sampleTree: Readonly<Record<string, string>> = {
  ...CILIUM,
  ...fixtureFiles('connectivity'),
  ...fixtureFiles('script-commands'),
  ...fixtureFiles('commands'),
  CODEOWNERS: `# Boats
# +++++
#
# - @cilium/crew:
#   Row.
# - @cilium/cooks
#
# END_CODEOWNERS_DOCS
* @cilium/crew
/galley/ @cilium/cooks @cilium/crew
/deck/**/rope.go @cilium/crew
/adrift
`,
  '.github/ariane-config.yaml': `triggers:
  /test\\s*:
    workflows: [sail.yaml, row.yaml]
  /ci-sail(?:\\s+(wind=(all|none)))?:
    workflows: [sail.yaml]
  /ci-row:
    workflows: [row.yaml]
schedule:
  nightly:
    workflows: [row.yaml]
workflows:
  sail.yaml: {paths-regex: deck/}
`,
  '.github/workflows/sail.yaml': 'name: Sail (ci-sail)\non:\n  workflow_dispatch:\njobs:\n  go:\n    steps:\n    - uses: myrotvorets/set-commit-status-action@x\n',
  '.github/workflows/row.yaml': 'name: Row (ci-row)\non: {workflow_dispatch: }\njobs:\n  go:\n    steps:\n    - uses: myrotvorets/set-commit-status-action@x\n',
  '.github/workflows/lint.yaml': 'name: Lint\non: pull_request\njobs:\n  knots:\n    name: Knots\n  sails:\n    name: Sails ${{ matrix.side }}\n    strategy:\n      matrix:\n        side: [port, starboard]\n',
  '.github/workflows/build-images-ci.yaml': 'name: Images\non: push\njobs:\n  b:\n    strategy:\n      matrix:\n        include:\n        - {name: boat, dockerfile: ./images/boat/Dockerfile}\n        - {name: raft, dockerfile: ./images/boat/Dockerfile}\n',
  '.github/workflows/ariane-scheduled.yaml': "name: Scheduled\non: push\njobs:\n  b:\n    strategy:\n      matrix:\n        include:\n        - {branch: 'v9.10', hour: 1}\n        - {branch: 'v9.9', hour: 2}\n",
  '.github/workflows/tests-datapath-verifier.yaml': 'name: Verifier\non: push\njobs:\n  a:\n    strategy:\n      matrix:\n        include:\n        - {kernel: 5.10-20990101.000000}\n        - {kernel: bpf-next-20990101.000000}\n',
  '.github/labeler.yml': 'boat/oar:\n- any: x\nboat/sail:\n- any: y\n',
  '.github/renovate.json5': "{ baseBranchPatterns: ['main', 'v9.10'], labels: ['bot/one'], includePaths: ['go.mod'], allowedCommands: ['^make$'], schedule: ['at any time'], packageRules: [{groupName: 'all', matchFileNames: ['go.mod']}] }",
  '.github/ISSUE_TEMPLATE/bug_report.yaml': "labels: [boat/leak]\nbody:\n- id: version\n  attributes:\n    options: ['v9.10']\n",
  'README.rst': '| `v9.10 <https://example.com>`__ | 2099-02-03 | ``example.com/s:v9.10.4`` | x |\n| `v9.9 <https://example.com>`__ | 2099-01-02 | ``example.com/s:v9.9.12`` | x |\n',
  'CONTRIBUTING.md': 'Ask in the #oars channel.\n',
  'SECURITY.md': '| 9.10.x | :white_check_mark: |\n| 9.9.x | :white_check_mark: |\n',
  'stable.txt': 'v9.10.4\n',
  'Documentation/community/community.rst': '============ =====\nName         Purpose\n============ =====\n``#talk``     Talk\n``#oars``     Oars\n``#sig-``\\*   A family\n============ =====\n',
  'Documentation/redirects.txt': '"old/a.rst" "new/a.rst"\n"old/b.rst" "new/b.rst"\n',
  'Documentation/helm-values.rst': `.. list-table::
   :header-rows: 1

   * - :spelling:ignore:\`Key\`
     - Description
     - Type
     - Default
   * - :spelling:ignore:\`anchor.weight\`
     - Heavy
     - int
     - \`\`3\`\`
   * - :spelling:ignore:\`hull\`
     - Hull
     - object
     - \`\`{}\`\`
   * - :spelling:ignore:\`oars\`
     - Oars
     - list
     - \`\`[]\`\`
`,
  'Documentation/requirements-min/requirements.txt': 'sample==1.2.3\nother==0.1\n',
  'Documentation/Makefile': '# Pages\nhtml: x ## Build the pages.\n\ttrue\nclean: ## Remove the pages.\n\ttrue\ninner:\n\ttrue\nupdate-helm-values: x ## Helm.\n\ttrue\ncheck: html\n\t./check-words.sh\n',
  'Documentation/check-words.sh': '',
  'Documentation/check-alone.sh': '',
  Makefile: 'sail: oar ## Sail.\n\ttrue\noar row: ## Row.\n\ttrue\ninner:\n\ttrue\nmanifests: ## Manifests.\n\ttrue\nprecheck: ## Check.\n\tcontrib/scripts/check-rope.sh\n',
  'contrib/scripts/check-rope.sh': '',
  'contrib/scripts/kind.sh': 'default_count=2\ndefault_port_prefix="23"\nwhile :; do\n  case "${1:-}" in\n    "--tall")\n      shift;;\n  esac\ndone\ncount="${1:-${COUNT:=${default_count}}}"\nport_prefix="${PORTPREFIX:=${default_port_prefix}}"\nnode() {\n    local debugPort="$port_prefix$1$2"\n    echo "  - containerPort: 2345"\n    echo "    hostPort: $debugPort"\n}\n',
  [`${CRDS}v2/lanterns.yaml`]: crd('Lantern'),
  [`${CRDS}v2/ropes.yaml`]: crd('Rope'),
  'pkg/k8s/apis/cilium.io/register.go': 'package ciliumio\n\nconst CustomResourceDefinitionSchemaVersion = "1.2.3"\n',
  'images/boat/Dockerfile': 'FROM example.com/sea:1 AS release\n',
  'images/raft/Dockerfile': 'FROM example.com/sea:1\n',
  'pkg/metrics/metrics.go': 'package metrics\n\nconst Namespace = "sea"\n',
  'pkg/hive/tide_metrics.go': 'package hive\n\nvar a = metric.NewGauge(metric.GaugeOpts{Namespace: metrics.Namespace, Name: "high"})\nvar b = metric.NewCounterVec(metric.CounterOpts{Name: "low_total", Disabled: true}, []string{"pier"})\n',
  'bpf/tests/common.h': '#define kick(ball) __kick(ball)\n#define shoot() goal()\n#define __kick(ball) (ball)\n',
  'bpf/tests/pktgen.h': 'static __always_inline int dribble(int a)\n{\n\treturn 0;\n}\n',
  'test/config/config.go': 'package config\n\nfunc f() {\n\tflagset.BoolVar(&c.Hold, "cilium.hold", true, "text")\n\tflagset.StringVar(&c.Path, "cilium.path", "", "text")\n}\n',
  'test/helpers/env.go': 'package helpers\n\nvar a = os.Getenv("SAIL")\nvar b = os.Getenv("MAST")\n',
  '.golangci.yaml': 'linters:\n  enable:\n    - knotcheck\n    - spellfish\nformatters:\n  enable:\n    - gofmt\n',
  'api/v1/openapi.yaml': 'basePath: /v1\npaths:\n  /sails:\n    get: {}\n    delete: {}\n  /oars/{id}:\n    put: {}\n',
  'tools/api-flaggen/main.go': 'package main\n\nimport "github.com/cilium/cilium/api/v1/server"\n\nfunc print(main *server.Spec) {\n\twriteFlagPreamble(wr, "captain", "enable-orders")\n\twriteTable(wr, main.Document)\n}\n',
  'api/v1/harbour.proto': 'syntax = "proto3";\npackage made.up;\nservice Harbour {\n  rpc Enter(Ship) returns (Berth);\n  rpc Watch(Ship) returns (stream Berth);\n}\nmessage Ship {}\nmessage Berth {}\nenum Wind { CALM = 0; }\n',
  'tools/dev-doctor/rootcmd.go': 'package main\n\nvar checks = []check{\n\t&binaryCheck{name: "go", ifNotFound: checkError},\n\t&binaryCheck{name: "oar", ifNotFound: checkWarning},\n}\n',
  'Makefile.defs': '# renovate: datasource=docker depName=example/oar\nOAR_VERSION = v1.2.3\n# renovate: datasource=docker depName=example/sail\nSAIL_VERSION = v2.0.0\n',
  [`${ACTIONS}ginkgo/main-k8s-versions.yaml`]: 'include:\n- {k8s-version: "9.30", ip-family: dual, kube-image: "example.com/node:v9.30.1", kernel: "6.99-20990101.000000"}\n- {k8s-version: "9.20", ip-family: dual, kube-image: "example.com/node:v9.20.1", kernel: "5.10-20990101.000000"}\n',
  [`${ACTIONS}ginkgo/main-prs.yaml`]: 'k8s-version: ["9.30"]\n',
  [`${ACTIONS}ginkgo/main-scheduled.yaml`]: 'k8s-version: ["9.30", "9.20"]\n',
  [`${ACTIONS}ginkgo/main-focus.yaml`]: 'focus: [f1-one, f2-two, f3-three]\ninclude:\n- {focus: f1-one, cliFocus: One}\nexclude:\n- {k8s-version: "9.20", focus: f1-one}\n',
  [`${ACTIONS}aws-cni/k8s-versions.yaml`]: 'include:\n- {version: "9.30", region: far-1, default: true}\n',
  [`${ACTIONS}eks/k8s-versions.yaml`]: 'include:\n- {version: "9.30", region: far-2}\n',
  [`${ACTIONS}azure/k8s-versions.yaml`]: 'include:\n- {version: "9.30", location: far3}\n',
  [`${ACTIONS}gke/k8s-versions.yaml`]: 'k8s:\n- {version: "9.30", zone: far-4-c}\n',
  [`${ACTIONS}e2e/kernel-versions.yml`]: "kernels:\n  5.10: '5.10-20990101.000000'\n",
  [`${ACTIONS}e2e/some.yaml`]: "- name: some-1\n  kernel: '5.10'\n- name: some-2\n  kernel: '6.99'\n",
};

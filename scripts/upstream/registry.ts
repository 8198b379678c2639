import type { Source } from './source.ts';
import { source as bpfMacros } from './sources/bpf-macros.ts';
import { source as commands } from './sources/commands.ts';
import { source as connectivity } from './sources/connectivity.ts';
import { source as crds } from './sources/crds.ts';
import { source as generatedDocs } from './sources/generated-docs.ts';
import { source as ginkgo } from './sources/ginkgo.ts';
import { source as grpc } from './sources/grpc.ts';
import { source as helm } from './sources/helm.ts';
import { source as images } from './sources/images.ts';
import { source as kind } from './sources/kind.ts';
import { source as labels } from './sources/labels.ts';
import { source as linters } from './sources/linters.ts';
import { source as makeTargets } from './sources/make-targets.ts';
import { source as matrix } from './sources/matrix.ts';
import { source as metrics } from './sources/metrics.ts';
import { source as overview } from './sources/overview.ts';
import { source as owners } from './sources/owners.ts';
import { source as redirects } from './sources/redirects.ts';
import { source as renovate } from './sources/renovate.ts';
import { source as rest } from './sources/rest.ts';
import { source as scriptCommands } from './sources/script-commands.ts';
import { source as slack } from './sources/slack.ts';
import { source as symbols } from './sources/symbols.ts';
import { source as tools } from './sources/tools.ts';
import { source as triggers } from './sources/triggers.ts';
import { source as versions } from './sources/versions.ts';
import { source as workflows } from './sources/workflows.ts';

/** All facts that a pin holds. */
export const sources: readonly Source<unknown>[] = [
  bpfMacros,
  commands,
  connectivity,
  crds,
  generatedDocs,
  ginkgo,
  grpc,
  helm,
  images,
  kind,
  labels,
  linters,
  makeTargets,
  matrix,
  metrics,
  overview,
  owners,
  redirects,
  renovate,
  rest,
  scriptCommands,
  slack,
  symbols,
  tools,
  triggers,
  versions,
  workflows,
];

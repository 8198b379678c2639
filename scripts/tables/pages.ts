import { page as generatedFiles } from './development/generated-docs.ts';
import { page as kind } from './development/kind.ts';
import { page as linters } from './development/linters.ts';
import { page as makeTargets } from './development/make-targets.ts';
import { page as tools } from './development/tools.ts';
import { page as checks } from './ci/checks.ts';
import { page as images } from './ci/images.ts';
import { page as testMatrix } from './ci/test-matrix.ts';
import { page as triggers } from './ci/triggers.ts';
import { page as glossary } from './code/glossary.ts';
import { page as metrics } from './code/metrics.ts';
import { page as sourceTree } from './code/source-tree.ts';
import type { TableContext } from './context.ts';
import { commandPages } from './interfaces/commands.ts';
import { page as crds } from './interfaces/crds.ts';
import { page as grpc } from './interfaces/grpc.ts';
import { helmPages } from './interfaces/helm.ts';
import { restPage } from './interfaces/rest.ts';
import { page as codeOwners } from './review/code-owners.ts';
import { page as labels } from './review/labels.ts';
import { page as slack } from './review/slack.ts';
import { page as teams } from './review/teams.ts';
import type { ReferencePage } from './table.ts';
import { page as bpfMacros } from './tests/bpf-macros.ts';
import { page as connectivity } from './tests/connectivity.ts';
import { page as ginkgo } from './tests/ginkgo.ts';
import { page as scriptCommands } from './tests/script-commands.ts';
import { changePages } from './versions/changes.ts';
import { page as redirects } from './versions/redirects.ts';
import { page as versions } from './versions/versions.ts';

/** All pages of docs/reference/ but the overview, in the order in which the overview lists them. */
export function referencePages(context: TableContext): ReferencePage[] {
  return [
    ...[teams, codeOwners, labels, slack],
    ...[checks, triggers, testMatrix, images],
    ...[makeTargets, tools, kind, linters, generatedFiles],
    ...[bpfMacros, scriptCommands, connectivity, ginkgo],
    ...[sourceTree, metrics, glossary],
    ...[crds, ...commandPages(context), ...helmPages(context), restPage(context), grpc],
    ...[versions, redirects, ...changePages(context)],
  ];
}

import { source, type Images } from '../../upstream/sources/images.ts';
import { acrossBranches, branchFacts, listDifference, newest } from '../branches.ts';
import { code, codes, empty, join, link, text, type Cell } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const WORKFLOWS = '.github/workflows';
const RELEASES = 'build-images-releases.yaml';
const CI = 'build-images-ci.yaml';

interface Published {
  readonly dockerfile: string;
  readonly workflows: readonly string[];
}

const published: Table = {
  name: 'images',
  title: 'Published images',
  lead: 'Releases go to `quay.io/cilium/NAME`. Images of pull requests go to `quay.io/cilium/NAME-ci`, with the commit as the tag.',
  prefix: 'image-',
  nameTitle: 'Image',
  columns: [{ key: 'holds', title: 'What it holds' }, { key: 'dockerfile', title: 'Dockerfile' }, { key: 'built', title: 'Built for' }],
  branches: 'list',
  described: { file: 'images', fields: { holds: sentence } },
  sources: () => [`${WORKFLOWS}/${CI}`, `${WORKFLOWS}/${RELEASES}`],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => factsOf(pin, source).published.map((image): [string, Published] => [image.name, image]));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => {
      const { dockerfile, workflows } = newest(on);
      const pin = context.pins.find((one) => on.has(one.name)) ?? context.main;
      return {
        name,
        cells: { dockerfile: link(sourceUrl(pin, dockerfile), code(dockerfile)), built: builtCell(workflows) },
        has: branchFacts(context, on, { url: (image, at) => sourceUrl(at, image.dockerfile), difference: (image, reference) => (builtFor(image.workflows) === builtFor(reference.workflows) ? empty : text(`built for ${builtFor(image.workflows)}`)) }),
      };
    });
  },
};

function builtCell(workflows: readonly string[]): Cell {
  return text(builtFor(workflows));
}

function builtFor(workflows: readonly string[]): string {
  return [workflows.includes(CI) ? 'pull requests' : [], workflows.includes(RELEASES) ? 'releases' : []].flat().join(', ');
}

type Dockerfile = Images['dockerfiles'][number];

const dockerfiles: Table = {
  name: 'dockerfiles',
  title: 'Dockerfiles',
  prefix: 'dockerfile-',
  nameTitle: 'Dockerfile',
  columns: [{ key: 'makes', title: 'What it makes' }, { key: 'bases', title: 'Base images' }, { key: 'stages', title: 'Stages' }],
  branches: 'list',
  described: { file: 'dockerfiles', fields: { makes: sentence } },
  sources: () => ['images'],
  pathOf: (name) => name,
  rows: (context) => {
    const all = acrossBranches(context, (pin) => factsOf(pin, source).dockerfiles.map((file): [string, Dockerfile] => [file.path, file]));
    return [...all].map(([name, on]): Row => {
      const { bases, stages } = newest(on);
      return {
        name,
        cells: { bases: codes(bases), stages: codes(stages) },
        has: branchFacts(context, on, {
          url: ({ path }, at) => sourceUrl(at, path),
          difference: (item, reference) => join([listDifference(item.bases, reference.bases, code, { same: (image) => image.replace(/:[^/:]*$/, '') }), listDifference(item.stages, reference.stages, code, { noun: 'stage ' })], text('; ')),
        }),
      };
    });
  },
};

export const page: ReferencePage = {
  page: 'images',
  title: 'Container images',
  description: 'Container images that Cilium\'s workflows build and publish, and each Dockerfile of the tree with its stages and base images.',
  keywords: ['Docker', 'Dockerfile', 'quay.io', 'container', 'base image', 'builder', 'runtime'],
  slack: 'development',
  group: 'Continuous integration',
  find: 'Which image or Dockerfile holds a program',
  lead: 'The images that the workflows publish, and the Dockerfiles that they and the make targets build.',
  tables: [published, dockerfiles],
};

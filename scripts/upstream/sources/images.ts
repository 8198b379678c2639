import { DockerfileParser, type From } from 'dockerfile-ast';
import * as z from 'zod';
import { expandMatrix } from '../parse/matrix.ts';
import { present, surprise, type Doc } from '../parse/text.ts';
import { readYaml } from '../parse/yaml.ts';
import { defineSource, type UpstreamTree } from '../source.ts';

const DOCKERFILE = /^(?!vendor\/)(?:.*\/)?Dockerfile$/u;
/** Copies for stable branches (`-v1.17`) are left out: each branch has its own. */
const BUILDS = /^\.github\/workflows\/build-images-(?:ci|releases|beta)\.ya?ml$/u;

const schema = z.strictObject({
  dockerfiles: z.array(
    z.strictObject({
      path: z.string(),
      /** Images that its stages begin with, without digest and without the commit and time of a build in the tag, which change with each. */
      bases: z.array(z.string()),
      /** Names of its stages. */
      stages: z.array(z.string()),
    }),
  ),
  /** Images that workflows build and push, with the Dockerfile and those workflows. */
  published: z.array(z.strictObject({ name: z.string(), dockerfile: z.string(), workflows: z.array(z.string()) })),
});

/** Container images of a branch. */
export type Images = z.infer<typeof schema>;

const buildSchema = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ strategy: z.looseObject({ matrix: z.unknown() }).optional() })) });

export const source = defineSource({
  name: 'images',
  scope: 'branch',
  schema,
  files: (tree) => [...matching(tree, DOCKERFILE), ...matching(tree, BUILDS)],
  parse: (input) => ({
    dockerfiles: present(input, matching(input.tree, DOCKERFILE)).map(readDockerfile),
    published: readPublished(present(input, matching(input.tree, BUILDS)), input.tree),
  }),
  count: ({ dockerfiles, published }) => ({ dockerfiles: dockerfiles.length, published: published.length }),
});

function matching(tree: UpstreamTree, pattern: RegExp): string[] {
  return [...tree.files.keys()].filter((file) => pattern.test(file));
}

function readDockerfile({ path, text }: Doc): Images['dockerfiles'][number] {
  const file = DockerfileParser.parse(text);
  const defaults = new Map(file.getInitialARGs().flatMap((arg) => {
    const property = arg.getProperty();
    return property === null ? [] : [[property.getName(), property.getValue() ?? '']];
  }));
  const froms = file.getFROMs();
  if (froms.length === 0) throw surprise(path, undefined, 'a FROM instruction', text.slice(0, 80));
  const stages = froms.flatMap((from) => from.getBuildStage() ?? []);
  const bases = froms.map((from) => baseOf(from, defaults)).filter((base) => base !== 'scratch' && !stages.includes(base));
  return { path, bases: [...new Set(bases)].sort(), stages };
}

/** The image of a FROM with the file's own defaults filled in. */
function baseOf(from: From, defaults: ReadonlyMap<string, string>): string {
  const written = from.getImage() ?? '';
  const image = written.replace(/\$\{?(\w+)\}?/gu, (whole, name: string) => defaults.get(name) ?? whole);
  return image.replace(/@sha256:.*$/u, '').replace(/:[0-9a-f]{40}$/u, '').replace(/[:-]\d{10}-[0-9a-f]{7,40}$/u, '');
}

function readPublished(docs: readonly Doc[], tree: UpstreamTree): Images['published'] {
  const published = new Map<string, Images['published'][number]>();
  for (const doc of docs) {
    const rows = Object.values(readYaml(doc, buildSchema).jobs).flatMap(({ strategy }) => expandMatrix(strategy?.matrix) ?? []);
    for (const { name, dockerfile } of rows) {
      if (name === undefined || dockerfile === undefined) continue;
      const path = dockerfile.replace(/^\.\//u, '');
      if (!tree.has(path)) continue;
      const image = published.get(name) ?? { name, dockerfile: path, workflows: [] };
      const workflow = doc.path.slice(doc.path.lastIndexOf('/') + 1);
      if (!image.workflows.includes(workflow)) image.workflows.push(workflow);
      published.set(name, image);
    }
  }
  return [...published.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

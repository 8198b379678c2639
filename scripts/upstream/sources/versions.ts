import * as z from 'zod';
import { linesOf, required, surprise, type Doc } from '../parse/text.ts';
import { readYaml } from '../parse/yaml.ts';
import { defineSource } from '../source.ts';
import { readRenovate, RENOVATE } from '../parse/renovate.ts';

const README = 'README.rst';
const SECURITY = 'SECURITY.md';
const STABLE = 'stable.txt';
const BUG_REPORT = '.github/ISSUE_TEMPLATE/bug_report.yaml';
const SCHEDULER = '.github/workflows/ariane-scheduled.yaml';

const schema = z.strictObject({
  /** The newest release, for example `v1.18.6`. */
  stable: z.string(),
  /** Each minor version that any of the files names, newest first. */
  minors: z.array(
    z.strictObject({
      minor: z.string(),
      /** Its newest release and that one's date, where README.rst gives them. */
      release: z.string().optional(),
      date: z.string().optional(),
      prerelease: z.boolean(),
      /** The files that count it among the maintained ones: where they disagree, a release is under way or a file was forgotten. */
      files: z.array(z.string()),
    }),
  ),
});

/** Cilium's maintained versions, as the files that list them agree or disagree. */
export type Versions = z.infer<typeof schema>;

const bugReportSchema = z.looseObject({ body: z.array(z.looseObject({ id: z.string().optional(), attributes: z.looseObject({ options: z.array(z.unknown()).optional() }) })) });
const schedulerSchema = z.looseObject({ jobs: z.record(z.string(), z.looseObject({ strategy: z.looseObject({ matrix: z.looseObject({ include: z.array(z.looseObject({ branch: z.string() })) }) }).optional() })) });

interface Release {
  readonly release: string;
  readonly date: string;
}

export const source = defineSource({
  name: 'versions',
  scope: 'project',
  schema,
  files: () => [README, SECURITY, STABLE, BUG_REPORT, SCHEDULER, RENOVATE],
  parse: (input) => {
    const releases = readReleases(required(input, README));
    const named: readonly (readonly [string, readonly string[]])[] = [
      [README, [...releases.keys()]],
      [SECURITY, readSecurity(required(input, SECURITY))],
      [BUG_REPORT, readBugReport(required(input, BUG_REPORT))],
      [SCHEDULER, readScheduler(required(input, SCHEDULER))],
      [RENOVATE, readRenovate(required(input, RENOVATE)).branches.flatMap((branch) => minorOf(branch) ?? [])],
    ];
    const empty = named.find(([, minors]) => minors.length === 0);
    if (empty !== undefined) throw surprise(empty[0], undefined, 'maintained versions such as v1.18', 'none');
    const minors = [...new Set(named.flatMap(([, found]) => found))].sort((a, b) => numberOf(b) - numberOf(a));
    return {
      stable: required(input, STABLE).text.trim(),
      minors: minors.map((minor) => {
        const newest = releases.get(minor);
        return { minor, ...newest, prerelease: newest?.release.includes('-') ?? false, files: named.filter(([, found]) => found.includes(minor)).map(([file]) => file) };
      }),
    };
  },
  count: ({ minors }) => minors.length,
});

/** The rows of README.rst's tables of branches: `` | `v1.18 <…>`__ | 2026-01-13 | ``quay.io/cilium/cilium:v1.18.6`` | … ``. */
function readReleases({ path, text }: Doc): Map<string, Release> {
  const releases = new Map<string, Release>();
  linesOf(text).forEach((line, at) => {
    const [, branch, date, image] = /^\|\s*`(v\d+\.\d+\S*)\s+<[^>]+>`__\s*\|\s*([^|]+?)\s*\|\s*``([^`]+)``/u.exec(line) ?? [];
    if (branch === undefined || date === undefined || image === undefined) return;
    const release = image.split(':')[1];
    const minor = minorOf(branch);
    if (release === undefined || minor === undefined || !/^\d{4}-\d\d-\d\d$/u.test(date)) throw surprise(path, at + 1, 'a branch, a date and an image with a tag', line);
    releases.set(minor, { release, date });
  });
  return releases;
}

function readSecurity({ text }: Doc): string[] {
  return [...text.matchAll(/^\|\s*(\d+\.\d+)\.x\s*\|\s*:white_check_mark:/gmu)].map(([, minor = '']) => minor);
}

function readBugReport(doc: Doc): string[] {
  const question = readYaml(doc, bugReportSchema).body.find(({ id }) => id === 'version');
  return (question?.attributes.options ?? []).flatMap((option) => (typeof option === 'string' ? (minorOf(option) ?? []) : []));
}

function readScheduler(doc: Doc): string[] {
  const jobs = Object.values(readYaml(doc, schedulerSchema).jobs);
  // Branches have been listed with and without the v of their names.
  return jobs.flatMap(({ strategy }) => strategy?.matrix.include ?? []).flatMap(({ branch }) => minorOf(branch.replace(/^(?=\d)/u, 'v')) ?? []);
}

/** The minor version in a name such as `v1.18`, `v1.19.0-rc.1` or a sentence that begins its range with one. */
function minorOf(text: string): string | undefined {
  return /v(\d+\.\d+)/u.exec(text)?.[1];
}

function numberOf(minor: string): number {
  const [major = 0, second = 0] = minor.split('.').map(Number);
  return major * 1000 + second;
}

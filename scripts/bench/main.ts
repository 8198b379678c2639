import { Command, InvalidArgumentError } from 'commander';
import { PortalError } from '../errors.ts';
import { findRoot } from '../root.ts';

interface BenchmarkOptions {
  readonly root: string;
  readonly results: string;
  /** Built sites to compare, as `name=folder` or an address. */
  readonly sites: readonly string[];
  /** Pages to measure, as paths below a site's base. */
  readonly pages: readonly string[];
  /** Numbers of written pages in place of the benchmark's own. */
  readonly sizes: readonly number[] | undefined;
  /** How often each thing is measured; the median counts. */
  readonly rounds: number;
}

/** One thing to measure. It writes its table and plots below `results`, and gives the files that it wrote. */
export type Benchmark = (options: BenchmarkOptions) => readonly string[] | Promise<readonly string[]>;

/** The benchmarks by name, each loaded only when it runs. */
const benchmarks: Readonly<Record<string, { readonly summary: string; readonly load: () => Promise<Benchmark> }>> = {
  check: { summary: 'portal check at 33, 330 and 990 pages: cold, warm, one changed page', load: async () => (await import('./check.ts')).benchCheck },
  build: { summary: 'portal build at the real pages, 330 and 990, beside plain Docusaurus: cold, warm', load: async () => (await import('./build.ts')).benchBuild },
  search: { summary: 'the index of the search and the cost of a first question, at 33, 330 and 990 pages', load: async () => (await import('./search.ts')).benchSearch },
  'first-view': { summary: 'bytes, requests and timings of the first view of five pages, of build/ or of the sites that are named', load: async () => (await import('./first-view.ts')).benchFirstView },
};

/** A whole number above zero from an option's text. */
function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('Expected whole numbers above zero.');
  return value;
}

const program = new Command('npm run bench --')
  .description(`Measures the portal and writes tables and plots to bench-results/.\n\n${Object.entries(benchmarks).map(([name, { summary }]) => `${name}: ${summary}`).join('\n')}`)
  .argument('[names...]', 'benchmarks to run, all by default; and sites for first-view: name=folder or an address')
  .option('--page <paths...>', 'pages for first-view', [])
  .option('--sizes <numbers>', 'numbers of written pages for check, build and search, such as 33,330', (value: string) => value.split(',').map(positive))
  .option('--rounds <number>', 'how often each thing is measured for check and build; the median counts', positive, 3)
  .showHelpAfterError()
  .action(async (given: string[], { page: pages, sizes, rounds }: { page: string[]; sizes?: number[]; rounds: number }) => {
    const sites = given.filter((word) => /=|:\/\//.test(word));
    const names = given.filter((word) => !sites.includes(word));
    if (sites.length > 0 && names.length === 0) names.push('first-view');
    const unknown = names.find((name) => !Object.hasOwn(benchmarks, name));
    if (unknown !== undefined) program.error(`error: there is no benchmark "${unknown}". There are ${Object.keys(benchmarks).join(', ')}.`, { exitCode: 2 });
    const root = findRoot(process.cwd());
    for (const [name, { load }] of Object.entries(benchmarks)) {
      if (names.length > 0 && !names.includes(name)) continue;
      const bench = await load();
      for (const file of await bench({ root, results: `${root}/bench-results`, sites, pages, sizes, rounds })) process.stdout.write(`${file}\n`);
    }
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof PortalError)) throw error;
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 2;
}

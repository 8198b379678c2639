import { watch } from 'node:fs';
import path from 'node:path';
import { checkProject } from '../checks/run.ts';
import { pretty } from '../report/pretty.ts';
import { hasColour } from '../report/report.ts';
import { updateIndex } from '../search/project.ts';
import { generate } from '../tables/generate.ts';
import { runDocusaurus } from './docusaurus.ts';

/** Runs Docusaurus's live preview and, beside it, checks each page when it is saved. Comes back after Ctrl-C. */
export async function dev(root: string): Promise<void> {
  await generate(root);
  await updateIndex(root);
  const stopping = new AbortController();
  const stop = (): void => { stopping.abort(); };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  // What the first save needs is read while the preview starts; what is wrong with pages that nobody saves is not asked for.
  let running: Promise<void> = checkProject({ root, paths: ['docs'] }).then(() => undefined, () => undefined);
  const watcher = watch(path.join(root, 'docs'), { recursive: true }, (_event, name) => {
    if (name === null || !name.endsWith('.md')) return;
    changed.add(`docs/${name.split(path.sep).join('/')}`);
    clearTimeout(timer);
    // Editors write a file in several steps; the check waits for the last.
    timer = setTimeout(() => {
      const paths = [...changed];
      changed.clear();
      running = running.then(() => reportOn(root, paths));
    }, 50);
  });
  process.stdout.write('Checking pages as you save them. The preview starts ...\n');
  const port = process.env['PORT'] ?? '3000';
  await runDocusaurus(root, ['start', '--no-open', '--port', port], {
    env: { PORTAL_LENIENT: '[]' },
    signal: stopping.signal,
    onLine: (line) => { if (line.trim() !== '') process.stdout.write(`${line}\n`); },
  });
  clearTimeout(timer);
  watcher.close();
  await running;
}

async function reportOn(root: string, paths: readonly string[]): Promise<void> {
  const started = performance.now();
  try {
    const { findings, files } = await checkProject({ root, paths });
    process.stdout.write(pretty({ root, findings, files, durationMs: performance.now() - started }, { colour: hasColour() }));
  } catch (error) {
    // The preview goes on: the next save is checked again.
    process.stdout.write(`The check stopped: ${error instanceof Error ? error.message : String(error)}\n`);
  }
}

import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A file that changed less than this many milliseconds ago may change again without a new time. */
const settled = 2000;

/**
 * A hash of the sources at `root`, the packages and Node: what the command line does depends on nothing else. To read the sources takes
 * longer than to ask when each changed last, so that the hash is remembered with those times.
 */
export function hashOfSources(root) {
  const memory = path.join(root, 'node_modules', '.cache', 'portal');
  const now = Date.now();
  const files = ['package-lock.json', 'docusaurus.config.ts', 'sidebars.ts', ...['scripts', 'src'].flatMap((folder) => sourcesIn(root, folder))];
  const stamp = createHash('sha256').update(process.version).update(root);
  let newest = 0;
  for (const file of files) {
    const { size, mtimeMs, ctimeMs, ino } = statSync(path.join(root, file));
    stamp.update(`\0${file}\0${size} ${mtimeMs} ${ctimeMs} ${ino}`);
    newest = Math.max(newest, mtimeMs, ctimeMs);
  }
  const key = stamp.digest('hex');
  const remembered = path.join(memory, 'sources.txt');
  try {
    const [known, hash, end] = readFileSync(remembered, 'utf8').split('\n');
    if (known === key && /^[0-9a-f]{64}$/.test(hash) && end === '') return hash;
  } catch {
    // Nothing is remembered yet.
  }
  const content = createHash('sha256').update(process.version).update(root);
  for (const file of files) content.update(`\0${file}\0`).update(readFileSync(path.join(root, file)));
  const hash = content.digest('hex');
  if (newest < now - settled) {
    try {
      mkdirSync(memory, { recursive: true });
      writeFileSync(`${remembered}.${process.pid}`, `${key}\n${hash}\n`);
      renameSync(`${remembered}.${process.pid}`, remembered);
    } catch {
      // The next run reads them again.
    }
  }
  return hash;
}

function sourcesIn(root, folder) {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return file === 'src/data' ? [] : sourcesIn(root, file);
    return /\.(?:[mc]?[jt]sx?|json)$/.test(entry.name) ? [file] : [];
  });
}

// Installs what is missing before `npm start` and `npm test`. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old. Install Node 20.19 or later, then run the command again.`);
  process.exit(1);
}

/** Whether node_modules holds every package of the lockfile in its version; npm notes what it installed in a lockfile of its own. */
function isInstalled() {
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(installed, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([name, entry]) => !name.startsWith('node_modules/') || entry.link || entry.optional || present[name]?.version === entry.version,
  ) && existsSync(path.join(root, 'node_modules', '.bin', 'portal'));
}

if (!isInstalled()) {
  console.error('Installing the packages of package-lock.json (once; about a minute) ...');
  // npm's own program where it started this script; on Windows `npm` itself is a batch file.
  const npm = process.env.npm_execpath;
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-fund', '--no-audit'];
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error('The packages could not be installed. Look at npm\'s message, then run the command again.');
    process.exit(1);
  }
}

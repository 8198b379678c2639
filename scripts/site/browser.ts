import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { messageOf, PortalError } from '../errors.ts';

/** Names under which systems install Chrome and Chromium. The first is Chromium without windows, which takes a third less time for the tests. */
const programs = ['chromium-headless-shell', 'google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'chrome'];
const macPrograms = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Where a download that nothing answers is given up, in milliseconds. */
const connectionTimeout = 10_000;

/**
 * Finds a browser for the tests, or installs one: Playwright's own, else Chrome or Chromium on the machine, else Playwright's download,
 * else the system's package where that needs no password. Gives the program's path. Throws PortalError that says what to install.
 */
export async function findBrowser(root: string, say: (line: string) => void): Promise<string> {
  const own = await playwrightsOwn();
  if (existsSync(own)) return own;
  const present = installedBrowser();
  if (present !== undefined) return present;
  say('No browser found: downloading Playwright\'s Chromium ...');
  const cli = createRequire(path.join(root, 'package.json')).resolve('@playwright/test/cli');
  await succeeds(process.execPath, [cli, 'install', 'chromium'], {
    cwd: root,
    timeout: 300_000,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: String(connectionTimeout) },
  });
  if (existsSync(own)) return own;
  say('The download failed: installing the system\'s package ...');
  await installPackage(say);
  const installed = installedBrowser();
  if (installed !== undefined) return installed;
  throw new PortalError(
    'No browser for the tests, and none could be installed. Install Chrome or Chromium (on Debian and Ubuntu "sudo apt-get install chromium"), or run "npx playwright install chromium" where the network allows it; then run the tests again.',
  );
}

async function playwrightsOwn(): Promise<string> {
  const { chromium } = await import('@playwright/test');
  return chromium.executablePath();
}

function installedBrowser(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = [...programs.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...(process.platform === 'darwin' ? macPrograms : [])];
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Installs the system's package as root, or with sudo where it asks for no password. */
async function installPackage(say: (line: string) => void): Promise<void> {
  const asRoot = process.getuid?.() === 0;
  if (!asRoot && !await succeeds('sudo', ['-n', 'true'])) {
    say('Not root, and sudo asks for a password: the package is left to you.');
    return;
  }
  const run = async (args: string[]): Promise<void> => {
    const [program = '', ...rest] = asRoot ? args : ['sudo', '-n', ...args];
    await start(program, rest, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: 600_000, maxBuffer: 1 << 26 });
  };
  const managers: [name: string, update: string[] | undefined, install: string[]][] = [
    ['apt-get', ['update', '-qq'], ['install', '-y', '-qq', '--no-install-recommends']],
    ['dnf', undefined, ['install', '-y', '-q']],
    ['pacman', undefined, ['-S', '--noconfirm']],
    ['apk', undefined, ['add']],
  ];
  for (const [name, update, install] of managers) {
    if (!await succeeds(name, ['--version'])) continue;
    try {
      if (update) await run([name, ...update]);
      // Debian has a package without windows; elsewhere its name is unknown.
      const found = name === 'apt-get' && await succeeds('apt-cache', ['show', 'chromium-headless-shell']) ? 'chromium-headless-shell' : 'chromium';
      await run([name, ...install, found]);
    } catch (error) {
      say(`The package could not be installed: ${messageOf(error).split('\n').slice(0, 2).join(' ')}`);
    }
    return;
  }
}

const start = promisify(execFile);

/** Whether a program is there and ends well. What it prints is not shown. */
async function succeeds(program: string, args: readonly string[], options: { cwd?: string; timeout?: number; env?: NodeJS.ProcessEnv } = {}): Promise<boolean> {
  try {
    await start(program, args, { ...options, maxBuffer: 1 << 26 });
    return true;
  } catch {
    return false;
  }
}

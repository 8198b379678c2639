import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { testSiteFolder, testSites } from './scripts/site/test-run.ts';

const root = import.meta.dirname;
/** Set it where the ports from 4173 on are taken. */
const firstPort = Number(process.env['PORTAL_E2E_PORT'] ?? 4173);
const report = process.env['PORTAL_E2E_REPORT'];
const browser = process.env['PORTAL_BROWSER'];

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  timeout: 60_000,
  // A machine that does other work beside needs longer for the same answer.
  expect: { timeout: 15_000 },
  // What passes only at the second try is named at the end of the run.
  retries: 1,
  reporter: [['line'], ...(report === undefined ? [] : [['json', { outputFile: report }] as const])],
  use: {
    launchOptions: {
      ...(browser !== undefined && { executablePath: browser }),
      args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    },
  },
  projects: testSites.map(({ name, baseUrl }, index) => ({
    name,
    use: { baseURL: `http://localhost:${firstPort + index}${baseUrl}` },
    // The site below a base path differs in its addresses alone, so the tests of those run on it.
    ...(name === 'portal' && { testMatch: /(?:navigation|redirects|markdown)\.spec\.ts/ }),
    // What a page may weigh, and when its application comes, is promised by the light pages alone.
    ...(name === 'plain' && { testIgnore: /(?:budget|light)\.spec\.ts/ }),
  })),
  webServer: testSites.map(({ name, baseUrl }, index) => ({
    command: `node ${path.join('scripts', 'bin', 'portal.mjs')} serve --dir ${path.relative(root, testSiteFolder(root, name))} --port ${firstPort + index}`,
    url: `http://localhost:${firstPort + index}${baseUrl}`,
    env: { PORTAL_BASE_URL: baseUrl },
    reuseExistingServer: false,
  })),
});

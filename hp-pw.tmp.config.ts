import { defineConfig } from '@playwright/test';
export default defineConfig({ testDir: '/work/main/tests/e2e', outputDir: '/tmp/hp-results', workers: 1, timeout: 45000, reporter: 'line', use: { baseURL: 'http://localhost:4899/', launchOptions: { executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] } } });

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { loadSpeller } from '../../../scripts/checks/spelling/speller.ts';

const home = mkdtempSync(path.join(tmpdir(), 'portal-home-'));

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test('settings of the user for cspell change no verdict', async () => {
  vi.stubEnv('HOME', home);
  vi.stubEnv('XDG_CONFIG_HOME', home);
  for (const folder of ['cspell', 'configstore', 'Library/Preferences/cspell']) {
    mkdirSync(path.join(home, folder), { recursive: true });
    writeFileSync(path.join(home, folder, 'cspell.json'), '{"words": ["mashine"], "flagWords": ["machine"], "ignoreRegExpList": ["/.*/"]}');
  }
  const speller = await loadSpeller([]);
  expect(speller.judge('mashine')).toEqual([{ offset: 0, word: 'mashine' }]);
  expect(speller.judge('machine')).toEqual([]);
});

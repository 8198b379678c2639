import { expect, it } from 'vitest';
import { packText, planAddress, unpackText } from '../../../scripts/plan/engine/address.ts';

it('keeps a text, and every sign of it has a place in an address', async () => {
  for (const text of ['', 'boats/hull.go', 'M\tcharts/süd.md\nA\tx']) {
    const packed = await packText(text);
    expect(packed).toMatch(/^[\w-]*$/);
    expect(await unpackText(packed ?? '?')).toBe(text);
  }
});

it('takes a hundred paths in less than two thousand characters', async () => {
  const changes = Array.from({ length: 100 }, (_, index) => ({ path: `pkg/${['harbour', 'boats', 'charts'][index % 3] ?? ''}/part-${(index * 7919) % 1000}/file_${index}.go`, kind: 'changed' as const }));
  const address = (await planAddress('https://example.org/', changes)) ?? '';
  expect(address).toMatch(/^https:\/\/example\.org\/plan\/#plan=[\w-]+$/);
  expect(address.length).toBeLessThan(2000);
});

it('leaves out what is too much', async () => {
  const text = Array.from({ length: 9000 }, (_, index) => ((index * 2654435761) % 4294967296).toString(36)).join('\n');
  expect(await packText(text)).toBeUndefined();
});

it('reads nothing out of what somebody cut, wrote by hand or blew up', async () => {
  const packed = (await packText('boats/hull.go\nboats/sail/mast.go')) ?? '';
  const bomb = await packText('a'.repeat(3_000_000));
  for (const wrong of [packed.slice(0, -4), `${packed.slice(0, 4)}!`, 'ü', 'AAAA', bomb ?? '']) expect(await unpackText(wrong)).toBeUndefined();
});

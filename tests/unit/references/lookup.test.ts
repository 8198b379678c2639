import { expect, test } from 'vitest';
import { createLookup } from '../../../scripts/references/lookup.ts';
import { withPins } from '../checks/pins.ts';
import { makeProject } from '../checks/project.ts';

test('what pages are cached by changes with any value of a pin, of whatever branch, though the commit stays', () => {
  const pins = withPins({});
  const before = createLookup(makeProject(pins));
  const file = 'src/data/upstream/v1.17.json';
  const changed = String(pins[file]).replace('"kind-image"', '"kind-picture"');
  const after = createLookup(makeProject({ ...pins, [file]: changed }));
  expect(changed).not.toBe(pins[file]);
  expect(createLookup(makeProject(pins)).inputs).toBe(before.inputs);
  expect(after.inputs).not.toBe(before.inputs);
  expect(before.resolve('make', 'kind-image', {}).badge).toBeUndefined();
  expect(after.resolve('make', 'kind-image', {}).badge).toBe('not on v1.17');
});

test('a name that no other branch has says so in two words', () => {
  const pins = Object.entries(withPins({})).map(([file, text]): [string, string] => [file, file.endsWith('/main.json') ? String(text) : String(text).replace('"kind-image"', '"kind-picture"')]);
  expect(createLookup(makeProject(Object.fromEntries(pins))).resolve('make', 'kind-image', {}).badge).toBe('main only');
});

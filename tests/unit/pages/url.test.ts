import { expect, test } from 'vitest';
import { urlOf } from '../../../scripts/pages/page.ts';

// What Docusaurus's getSlug gives for the same file with `trailingSlash: true`.
test.each([
  ['testing/bpf', undefined, '/testing/bpf/'],
  ['testing/index', undefined, '/testing/'],
  ['testing/readme', undefined, '/testing/'],
  ['testing/testing', undefined, '/testing/'],
  ['testing/deep/testing', undefined, '/testing/deep/testing/'],
  ['index', undefined, '/'],
  ['readme', undefined, '/'],
  ['about', undefined, '/about/'],
  ['testing/my-index', undefined, '/testing/my-index/'],
  ['documentation/rules/style', undefined, '/documentation/rules/style/'],
  ['testing/bpf', '/elsewhere', '/elsewhere/'],
  ['testing/bpf', '/elsewhere/', '/elsewhere/'],
  ['testing/bpf', 'tests', '/testing/tests/'],
  ['about', 'us', '/us/'],
  ['testing/index', '/', '/'],
])('the page %s with the slug %s stands at %s', (docId, slug, url) => {
  expect(urlOf(docId, slug)).toBe(url);
});

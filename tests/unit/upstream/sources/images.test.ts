import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/images.ts';
import { factsOf } from '../input.ts';

describe('images', () => {
  it('reads what Dockerfiles begin with, without digests, commits and build times', () => {
    const { dockerfiles } = factsOf(source, {
      'images/a/Dockerfile': `# syntax=example.com/x
# FROM commented:1
ARG BASE=scratch
ARG TOOL=example.com/tool:1.2.3@sha256:abcd
ARG SHA=example.com/sha:0123456789012345678901234567890123456789@sha256:abcd
ARG TIMED=example.com/timed:v1.2-1234567890-abcdef0123@sha256:abcd
ARG ONLYTIME=example.com/only:1234567890-abcdef0@sha256:abcd
FROM --platform=\${BUILDPLATFORM} \${TOOL} AS builder
RUN echo "FROM nothing" \\
    # FROM this
    && true
FROM $SHA as other
FROM \${TIMED}
FROM \${ONLYTIME}
FROM \${UNKNOWN}:1
FROM builder AS debug
FROM \${BASE} AS release
`.replaceAll('\n', '\r\n'),
      'Dockerfile': 'FROM plain\n',
      'vendor/x/Dockerfile': 'FROM vendored\n',
      'images/Dockerfile.tmpl': 'FROM template\n',
    });
    expect(dockerfiles).toEqual([
      { path: 'Dockerfile', bases: ['plain'], stages: [] },
      {
        path: 'images/a/Dockerfile',
        bases: ['${UNKNOWN}:1', 'example.com/only', 'example.com/sha', 'example.com/timed:v1.2', 'example.com/tool:1.2.3'],
        stages: ['builder', 'other', 'debug', 'release'],
      },
    ]);
  });

  it('reads which images the workflows publish, copies for stable branches aside', () => {
    const facts = factsOf(source, {
      'images/a/Dockerfile': 'FROM x\n',
      '.github/workflows/build-images-ci.yaml': 'jobs:\n  b:\n    strategy:\n      matrix:\n        include:\n        - {name: a, dockerfile: ./images/a/Dockerfile}\n        - {name: b, dockerfile: images/a/Dockerfile}\n        - {name: gone, dockerfile: ./images/gone/Dockerfile}\n        - {name: none}\n',
      '.github/workflows/build-images-releases.yaml': 'jobs:\n  b: {strategy: {matrix: {include: [{name: a, dockerfile: ./images/a/Dockerfile}]}}}\n  c: {}\n',
      '.github/workflows/build-images-ci-v1.9.yaml': 'jobs: {b: {strategy: {matrix: {include: [{name: old, dockerfile: ./images/a/Dockerfile}]}}}}\n',
    });
    expect(facts.published).toEqual([
      { name: 'a', dockerfile: 'images/a/Dockerfile', workflows: ['build-images-ci.yaml', 'build-images-releases.yaml'] },
      { name: 'b', dockerfile: 'images/a/Dockerfile', workflows: ['build-images-ci.yaml'] },
    ]);
    expect(source.count(facts)).toEqual({ dockerfiles: 1, published: 2 });
  });

  it.each([
    [{ 'images/a/Dockerfile': '# empty\n' }, 'images/a/Dockerfile: expected a FROM instruction, found "# empty".'],
    [{ '.github/workflows/build-images-ci.yaml': 'name: x\n' }, '.github/workflows/build-images-ci.yaml: expected '],
  ])('refuses another format: %#', (files, message) => {
    expect(() => factsOf(source, files)).toThrow(message);
  });
});

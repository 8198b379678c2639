import { describe, expect, it } from 'vitest';
import { restrictionName, source } from '../../../../scripts/upstream/sources/rest.ts';
import { factsOf } from '../input.ts';
import { withCrlf } from './fixture-files.ts';

const GENERATOR = 'tools/api-flaggen/main.go';

const files: Readonly<Record<string, string>> = {
  [GENERATOR]: `package main

import (
	deck "github.com/cilium/cilium/api/v1/deck/server"
	"github.com/cilium/cilium/api/v1/server"
)

func writeTable(wr io.Writer, spec *loads.Document) {}
func writeFlagPreamble(wr io.Writer, binary, flag string) {}

func print(main *server.Spec, other *deck.Spec) {
	writeFlagPreamble(wr, "captain", "enable-"+"orders")
	writeTable(wr, main.Document)
	writeFlagPreamble(wr, "mate", "enable-deck")
	writeTable(wr, other.Document)
}
`,
  'api/v1/openapi.yaml': `---
swagger: '2.0'
info:
  description: |
    paths:
      "/not/one":
basePath: "/v1"
paths:
  # a comment
  "/sails/{id}/rope-list":
    parameters: &shared
    - name: id
    get:
      summary: |
        delete:
      operationId: ropes
      parameters: *shared
    x-note: text
    delete: {}
  /bgp/ip/:
    put:
      responses: {}
    head:
      responses: {}
definitions:
  Get:
    type: object
`,
  'api/v1/deck/openapi.yaml': 'basePath: /deck\npaths:\n  /: {post: {}}\n',
  'api/v1/hold/openapi.yaml': 'basePath: /hold\npaths:\n  "/barrels":\n    patch: {}\n',
  'api/v1/deep/er/openapi.yaml': 'not read\n',
};

describe('REST operations', () => {
  it('are read with the flag that restricts them', () => {
    const facts = factsOf(source, files);
    expect(facts.specs).toEqual([
      { file: 'api/v1/deck/openapi.yaml', basePath: '/deck', restrictedBy: { binary: 'mate', flag: 'enable-deck' } },
      { file: 'api/v1/hold/openapi.yaml', basePath: '/hold' },
      { file: 'api/v1/openapi.yaml', basePath: '/v1', restrictedBy: { binary: 'captain', flag: 'enable-orders' } },
    ]);
    expect(facts.operations).toEqual([
      { spec: 'api/v1/deck/openapi.yaml', line: 3, method: 'POST', path: '/', restriction: 'Post' },
      { spec: 'api/v1/hold/openapi.yaml', line: 4, method: 'PATCH', path: '/barrels' },
      { spec: 'api/v1/openapi.yaml', line: 21, method: 'PUT', path: '/bgp/ip/', restriction: 'PutBGPIP' },
      { spec: 'api/v1/openapi.yaml', line: 23, method: 'HEAD', path: '/bgp/ip/' },
      { spec: 'api/v1/openapi.yaml', line: 13, method: 'GET', path: '/sails/{id}/rope-list', operationId: 'ropes', restriction: 'GetSailsIDRopeList' },
      { spec: 'api/v1/openapi.yaml', line: 19, method: 'DELETE', path: '/sails/{id}/rope-list', restriction: 'DeleteSailsIDRopeList' },
    ]);
    expect(source.count(facts)).toEqual({ specs: 3, operations: 6 });
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, withCrlf(files))).toEqual(factsOf(source, files));
  });

  it('are named for the flag as upstream does', () => {
    expect(restrictionName('GET', '/endpoint/{id}/labels')).toBe('GetEndpointIDLabels');
    expect(restrictionName('PATCH', '/lrp/x/IPAM')).toBe('PatchLRPXIpam');
  });

  const spec = 'api/v1/openapi.yaml';
  it.each([
    ['a specification without paths', spec, 'paths:\n  # a comment', 'routes:', `${spec}: expected the keys "basePath" and "paths" of an OpenAPI 2 specification`],
    ['an unknown method', spec, '    put:', '    fetch:', `${spec}:21: expected a method (delete, get, head, options, patch, post, put) of /bgp/ip/, found "fetch".`],
    ['paths of another shape', spec, '    delete: {}\n', '    delete: {}\n  /flat: text\n', `${spec}:20: expected paths./flat of another shape`],
    ['a generator without calls', GENERATOR, 'writeTable(wr, main.Document)\n\twriteFlagPreamble(wr, "mate", "enable-deck")\n\twriteTable(wr, other.Document)', '', `${GENERATOR}: expected calls of writeFlagPreamble and writeTable, found "none".`],
    ['a table without its flag', GENERATOR, 'writeFlagPreamble(wr, "captain", "enable-"+"orders")', '', `${GENERATOR}:13: expected a table after its flag, of a parameter of a type "*package.Spec", found "main.Document".`],
    ['a flag that is no string', GENERATOR, '"enable-"+"orders"', 'orders()', `${GENERATOR}:12: expected a flag as a string or a known constant, found "orders()".`],
  ])('refuse %s', (_, file, from, to, message) => {
    const texts = { ...files, [file]: (files[file] ?? '').replace(from, to) };
    expect(() => factsOf(source, texts)).toThrow(message);
  });
});

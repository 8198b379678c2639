import { describe, expect, it } from 'vitest';
import { source } from '../../../../scripts/upstream/sources/grpc.ts';
import { factsOf } from '../input.ts';

const PROTO = `// service Commented {}
/* message InBlock {
 } */
syntax = "proto3";

package made.up.v1; option go_package = "x/y;z"; // package other;

import 'other.proto';

service Harbour {
	option (marked) = { note: "rpc Fake(A) returns (B);" };
	// rpc Commented(A) returns (B);
	rpc Enter(Ship) returns (.made.up.v1.Berth);
	rpc Watch ( stream Ship )
		returns ( stream other.Report ) { option deprecated = true; }
	rpc Leave(stream) returns (stream Berth) {}
	rpc Load(stream Cargo) returns (Berth);
}

service Empty {}

message Ship {
	enum Kind { SLOOP = 0; BRIG = 1; }
	message Mast { message Top { string message = 1; } }
	string service = 1;
	map<string, Mast> masts = 2;
	oneof enum_like { string rpc = 3; }
	reserved "message", 'enum';
}
message
  Cargo
{}
enum Wind { CALM = 0; }
`;

describe('gRPC services', () => {
  it('are read with their calls and messages', () => {
    const facts = factsOf(source, { 'api/v1/harbour.proto': PROTO, 'vendor/x/a.proto': 'no proto {', 'tools/protobuf/google/b.proto': 'message Foreign {}' });
    expect(facts.files).toEqual([
      {
        file: 'api/v1/harbour.proto',
        package: 'made.up.v1',
        services: [
          {
            name: 'Harbour',
            line: 10,
            rpcs: [
              { name: 'Enter', line: 13, request: 'Ship', response: '.made.up.v1.Berth' },
              { name: 'Watch', line: 14, request: 'Ship', response: 'other.Report', streams: 'both' },
              { name: 'Leave', line: 16, request: 'stream', response: 'Berth', streams: 'server' },
              { name: 'Load', line: 17, request: 'Cargo', response: 'Berth', streams: 'client' },
            ],
          },
          { name: 'Empty', line: 20, rpcs: [] },
        ],
        messages: ['Cargo', 'Ship', 'Ship.Mast', 'Ship.Mast.Top'],
        enums: ['Ship.Kind', 'Wind'],
      },
    ]);
    expect(source.count(facts)).toEqual({ services: PROTO.match(/^service /gmu)?.length, rpcs: PROTO.match(/^\trpc /gmu)?.length, messages: 4 });
  });

  it('are the same with CRLF line ends', () => {
    expect(factsOf(source, { 'a.proto': PROTO.replaceAll('\n', '\r\n') })).toEqual(factsOf(source, { 'a.proto': PROTO }));
  });

  it.each([
    ['a call without response', 'service A {\n  rpc B(C);\n}', 'a.proto:2: expected an rpc that "returns" a message, found ";".'],
    ['a call without brackets', 'service A {\n  rpc B C;\n}', 'a.proto:2: expected a message in brackets, found "C".'],
    ['a service without name', 'service {}', 'a.proto:1: expected a name, found "{".'],
    ['a message without body', '\nmessage A;', 'a.proto:2: expected a body in braces, found ";".'],
    ['an open comment', '/* message A {}', 'a.proto:1: expected a string or comment that ends, found "/* message A {}".'],
  ])('refuse %s', (_, text, message) => {
    expect(() => factsOf(source, { 'a.proto': text })).toThrow(message);
  });
});

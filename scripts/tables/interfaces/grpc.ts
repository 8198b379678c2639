import { source, type ProtoFile } from '../../upstream/sources/grpc.ts';
import type { Pin } from '../../upstream/pin.ts';
import { code, link, text } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const filesOf = (pin: Pin): readonly ProtoFile[] => factsOf(pin, source).files;

const rpcs: Table = {
  name: 'grpc-calls',
  title: 'Calls',
  prefix: 'call-',
  nameTitle: 'Call',
  columns: [{ key: 'request', title: 'Request' }, { key: 'response', title: 'Response' }, { key: 'streams', title: 'Streams' }, { key: 'file', title: 'Defined in' }],
  sources: ({ main }) => filesOf(main).filter(({ services }) => services.length > 0).map(({ file }) => file),
  rows: ({ main }) =>
    filesOf(main).flatMap(({ file, package: namespace, services }) =>
      services.flatMap((service) =>
        service.rpcs.map(({ name, line, request, response, streams }): Row => ({
          name: `${namespace === '' ? '' : `${namespace}.`}${service.name}/${name}`,
          cells: { request: code(request), response: code(response), streams: text(streams ?? 'none'), file: link(sourceUrl(main, file, line), code(file)) },
        })),
      ),
    ),
};

const types: Table = {
  name: 'grpc-types',
  title: 'Messages and enums',
  lead: 'A nested type stands behind the one that holds it.',
  prefix: 'type-',
  nameTitle: 'Type',
  columns: [{ key: 'kind', title: 'Kind' }, { key: 'file', title: 'Defined in' }],
  sources: ({ main }) => filesOf(main).map(({ file }) => file),
  rows: ({ main }) =>
    filesOf(main).flatMap(({ file, package: namespace, messages, enums }) =>
      [...messages.map((name) => ({ name, kind: 'message' })), ...enums.map((name) => ({ name, kind: 'enum' }))].map(({ name, kind }): Row => ({
        name: namespace === '' ? name : `${namespace}.${name}`,
        cells: { kind: text(kind), file: link(sourceUrl(main, file), code(file)) },
      })),
    ),
};

export const page: ReferencePage = {
  page: 'grpc',
  title: 'gRPC services',
  description: 'Calls, messages and enums of the protocol buffer files in Cilium\'s tree, the Hubble API among them, on main.',
  keywords: ['protobuf', 'proto', 'Hubble API', 'Observer', 'Peer', 'message', 'rpc'],
  slack: 'development',
  group: 'Interfaces',
  find: 'A call or message of a gRPC service',
  lead: 'Read from the `.proto` files of the tree; copies of other projects\' files are left out.',
  tables: [rpcs, types],
};

import * as z from 'zod';
import { present, surprise } from '../parse/text.ts';
import type { Doc } from '../parse/text.ts';
import { readTokens } from '../parse/tokens.ts';
import type { TokenFile } from '../parse/tokens.ts';
import { defineSource } from '../source.ts';

const rpc = z.object({
  name: z.string(),
  line: z.number().int().positive(),
  request: z.string(),
  response: z.string(),
  /** Which sides may send a stream of messages. */
  streams: z.enum(['client', 'server', 'both']).optional(),
});

const proto = z.object({
  file: z.string(),
  package: z.string(),
  services: z.array(z.object({ name: z.string(), line: z.number().int().positive(), rpcs: z.array(rpc) })),
  /** Nested ones as `Outer.Inner`. */
  messages: z.array(z.string()),
  enums: z.array(z.string()),
});

export type ProtoFile = z.infer<typeof proto>;
type Service = ProtoFile['services'][number];

/** Copies of other projects' definitions, and one that an example brings along. */
const FOREIGN = /^(?:vendor|examples|tools\/protobuf)\//u;

export const source = defineSource({
  name: 'grpc',
  scope: 'branch',
  schema: z.object({ files: z.array(proto) }),
  files: (tree) => [...tree.files.keys()].filter(isProto),
  parse: (input) => ({ files: present(input, [...input.tree.files.keys()].filter(isProto)).map(readProto) }),
  count: ({ files }) => ({
    services: files.flatMap(({ services }) => services).length,
    rpcs: files.flatMap(({ services }) => services.flatMap(({ rpcs }) => rpcs)).length,
    messages: files.flatMap(({ messages }) => messages).length,
  }),
});

function isProto(path: string): boolean {
  return path.endsWith('.proto') && !FOREIGN.test(path);
}

function readProto(doc: Doc): ProtoFile {
  const file = readTokens(doc, 'proto');
  const found: ProtoFile = { file: doc.path, package: '', services: [], messages: [], enums: [] };
  for (let at = 0; at < file.tokens.length; at += 1) {
    const word = file.tokens[at]?.text;
    if (!startsStatement(file, at)) continue;
    if (word === 'package') found.package = dotted(file, at + 1);
    else if (word === 'service') at = readService(file, at, found.services);
    else if (word === 'message' || word === 'enum') at = readType(file, at, '', found);
  }
  found.messages.sort();
  found.enums.sort();
  return found;
}

function startsStatement(file: TokenFile, at: number): boolean {
  return at === 0 || [';', '}', '{'].includes(file.tokens[at - 1]?.text ?? '');
}

/** Reads a message or enum and the types nested in it. Gives the index of its closing brace. */
function readType(file: TokenFile, at: number, outer: string, found: ProtoFile): number {
  const name = outer + nameAt(file, at + 1);
  const end = bodyEnd(file, at + 2);
  (file.tokens[at]?.text === 'enum' ? found.enums : found.messages).push(name);
  for (let inner = at + 3; inner < end; inner += 1) {
    const isType = ['message', 'enum'].includes(file.tokens[inner]?.text ?? '') && startsStatement(file, inner);
    if (isType && file.tokens[inner + 2]?.text === '{') inner = readType(file, inner, `${name}.`, found);
  }
  return end;
}

function readService(file: TokenFile, at: number, services: Service[]): number {
  const service: Service = { name: nameAt(file, at + 1), line: file.tokens[at]?.line ?? 0, rpcs: [] };
  const end = bodyEnd(file, at + 2);
  for (let inner = at + 3; inner < end; inner += 1) {
    if (file.tokens[inner]?.text !== 'rpc' || !startsStatement(file, inner)) continue;
    const [requestOpen, request, requestStreams] = messageAt(file, inner + 2);
    const returns = (file.partner.get(requestOpen) ?? 0) + 1;
    if (file.tokens[returns]?.text !== 'returns') throw surprise(file.path, file.tokens[inner]?.line, 'an rpc that "returns" a message', file.tokens[returns]?.text ?? '');
    const [, response, responseStreams] = messageAt(file, returns + 1);
    const streams = requestStreams ? (responseStreams ? 'both' : 'client') : responseStreams ? 'server' : undefined;
    service.rpcs.push({ name: nameAt(file, inner + 1), line: file.tokens[inner]?.line ?? 0, request, response, ...(streams === undefined ? {} : { streams }) });
  }
  services.push(service);
  return end;
}

/** The message in brackets at an index: the bracket's index, the message's name, and whether it is a stream. */
function messageAt(file: TokenFile, at: number): [number, string, boolean] {
  if (file.tokens[at]?.text !== '(') throw surprise(file.path, file.tokens[at]?.line, 'a message in brackets', file.tokens[at]?.text ?? '');
  const stream = file.tokens[at + 1]?.text === 'stream' && file.tokens[at + 2]?.kind === 'name';
  return [at, dotted(file, stream ? at + 2 : at + 1), stream];
}

function dotted(file: TokenFile, at: number): string {
  let end = at;
  while (file.tokens[end]?.kind === 'name' || file.tokens[end]?.text === '.') end += 1;
  return file.tokens.slice(at, end).map((token) => token.text).join('');
}

function nameAt(file: TokenFile, at: number): string {
  const token = file.tokens[at];
  if (token?.kind !== 'name') throw surprise(file.path, token?.line, 'a name', token?.text ?? 'the end of the file');
  return token.text;
}

function bodyEnd(file: TokenFile, at: number): number {
  const end = file.tokens[at]?.text === '{' ? file.partner.get(at) : undefined;
  if (end === undefined) throw surprise(file.path, file.tokens[at]?.line, 'a body in braces', file.tokens[at]?.text ?? 'the end of the file');
  return end;
}

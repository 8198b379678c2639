import type { Pin } from '../upstream/pin.ts';

/** Kinds of names that a text directive can point at. */
export const referenceKinds = ['path', 'make', 'team', 'label', 'trigger', 'workflow', 'flag', 'crd', 'symbol', 'issue', 'pr', 'slack', 'term'] as const;

export type ReferenceKind = (typeof referenceKinds)[number];

export type Attributes = Readonly<Record<string, string>>;

/** Where a name was found. */
export interface Found {
  /** An address where the name leads to no file. */
  readonly url?: string | undefined;
  /** The file or folder in the tree. */
  readonly path?: string | undefined;
  readonly isFolder?: boolean | undefined;
  readonly line?: number | undefined;
}

/** One kind of names: how a name is looked up in a pin. */
export interface NameKind {
  /** Whether the facts are the project's, held by the pin of main alone. */
  readonly scope: 'project' | 'branch';
  /** Finds the name, undefined where the pin has none of it. Names are taken as written between the brackets. */
  find(name: string, attributes: Attributes, pin: Pin): Found | undefined;
  /** All names that might have been meant. */
  candidates(pin: Pin, attributes: Attributes): Iterable<string>;
  /** Where else the name is, as a value of `in`; for kinds that take one. */
  places?(name: string, pin: Pin): readonly string[];
  /** What a name of the kind is called in a message, for example `make target`. */
  readonly noun: string;
}

const cache = new WeakMap<Pin, Map<string, unknown>>();

/** Computes something of a pin once. */
export function once<T>(pin: Pin, key: string, compute: () => T): T {
  let values = cache.get(pin);
  if (values === undefined) cache.set(pin, (values = new Map<string, unknown>()));
  if (!values.has(key)) values.set(key, compute());
  return values.get(key) as T;
}

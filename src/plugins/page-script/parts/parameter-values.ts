import type { Parameter } from '../../parameters.ts';
import { readStored, store } from '../storage.ts';

const key = 'portal.parameters';

/** Whether a value may take the place of a placeholder: as its pattern says, or one line that can be read. */
export function isAllowed({ pattern }: Parameter, value: string): boolean {
  const line = /^(?!\s)[^\p{C}\p{Zl}\p{Zp}]{1,200}(?<!\s)$/u.test(value);
  return line && (pattern === undefined || new RegExp(`^(?:${pattern})$`, 'u').test(value));
}

/** The values that a reader has set, and those of the address, which count before them. */
export class ParameterValues {
  readonly #parameters: ReadonlyMap<string, Parameter>;
  #stored: Map<string, string>;
  #given: Map<string, string>;

  constructor(parameters: readonly Parameter[]) {
    this.#parameters = new Map(parameters.map((parameter) => [parameter.name, parameter]));
    this.#stored = this.#readStored();
    this.#given = this.#allowed(new URLSearchParams(location.search).getAll('set').map((pair): [string, string] => {
      const [name = '', ...rest] = pair.split(':');
      return [name, rest.join(':')];
    }));
  }

  get(name: string): string | undefined {
    return this.#given.get(name) ?? this.#stored.get(name);
  }

  /** Sets a value and keeps it; undefined takes it away. */
  set(name: string, value: string | undefined): void {
    if (this.#given.delete(name)) this.#rewriteAddress();
    if (value === undefined) this.#stored.delete(name);
    else this.#stored.set(name, value);
    this.#keep();
  }

  clear(): void {
    this.#given.clear();
    this.#stored.clear();
    this.#keep();
    this.#rewriteAddress();
  }

  /** Reads the values anew, after another tab has changed them. */
  reload(): void {
    this.#stored = this.#readStored();
  }

  /** The address of this page with the values of these placeholders. */
  address(names: readonly string[]): string {
    return withValues(names.flatMap((name): [string, string][] => {
      const value = this.get(name);
      return value === undefined ? [] : [[name, value]];
    }));
  }

  #keep(): void {
    store(key, this.#stored.size === 0 ? null : JSON.stringify(Object.fromEntries(this.#stored)));
  }

  #rewriteAddress(): void {
    history.replaceState(history.state, '', withValues([...this.#given]));
  }

  #readStored(): Map<string, string> {
    try {
      const kept: unknown = JSON.parse(readStored(key) ?? '{}');
      return this.#allowed(kept !== null && typeof kept === 'object' ? Object.entries(kept) : []);
    } catch {
      return new Map();
    }
  }

  /** What the browser keeps and what an address holds may be anything: only values that a reader could have set are taken. */
  #allowed(pairs: readonly (readonly [string, unknown])[]): Map<string, string> {
    return new Map(pairs.flatMap(([name, value]): [string, string][] => {
      const parameter = this.#parameters.get(name);
      return parameter !== undefined && typeof value === 'string' && isAllowed(parameter, value) ? [[name, value]] : [];
    }));
  }
}

function withValues(values: readonly (readonly [string, string])[]): string {
  const address = new URL(location.href);
  address.searchParams.delete('set');
  for (const [name, value] of values) address.searchParams.append('set', `${name}:${value}`);
  return address.href;
}

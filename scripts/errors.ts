/** An error that is meant for the person at the terminal: printed as its message alone, never with a stack. */
export class PortalError extends Error {
  override readonly name: string = 'PortalError';
}

/** A file of the project that cannot be read as what it should be. The check reports it as a finding and goes on. */
export class InputError extends PortalError {
  override readonly name = 'InputError';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong and what to do, without the place. */
  readonly reason: string;

  constructor(file: string, { line, column, message }: { readonly line: number; readonly column: number; readonly message: string }) {
    super(`${file}:${line}:${column}: ${message}`);
    this.file = file;
    this.line = line;
    this.column = column;
    this.reason = message;
  }
}

/** Turns whatever was thrown into one line of text for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

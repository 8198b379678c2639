/** An error that is meant for the person at the terminal: printed as its message alone, never with a stack. */
export class PortalError extends Error {
  override readonly name = 'PortalError';
}

/** Turns whatever was thrown into one line of text for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

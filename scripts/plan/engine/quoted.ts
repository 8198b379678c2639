const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** A path as git quotes it, `"a\303\244.go"`, in plain form; what is not quoted comes back as it is. */
export function unquote(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  const bytes: number[] = [];
  for (const [part, octal, letter] of text.slice(1, -1).matchAll(/\\([0-3][0-7]{2})|\\(.)|[^\\]+|\\/gsu)) {
    const escaped = letter === undefined ? undefined : escapes[letter];
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (escaped !== undefined) bytes.push(escaped);
    else for (const byte of new TextEncoder().encode(part)) bytes.push(byte);
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

/** Splits off the path that a text begins with, quoted or not; `end` says what stops one without quotes. */
export function firstPath(text: string, end: string): { readonly path: string; readonly rest: string } {
  const quoted = /^"(?:\\.|[^"\\])*"/su.exec(text)?.[0];
  if (quoted !== undefined) return { path: unquote(quoted), rest: text.slice(quoted.length) };
  const at = text.indexOf(end);
  return at < 0 ? { path: text, rest: '' } : { path: text.slice(0, at), rest: text.slice(at) };
}

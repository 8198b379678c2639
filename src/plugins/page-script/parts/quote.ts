/** A value written so that a shell reads it as one text at a place of the given context (see ShellContext). */
export function quote(value: string, context: string): string {
  switch (context) {
    case 'verbatim':
      return value;
    case 'document':
      return value.replace(/[\\$`]/g, '\\$&');
    case 'single':
      return value.replace(/'/g, `'\\''`);
    case 'double':
      // An interactive shell looks for ! between double quotes too, and a backslash before it would stay.
      return value.replace(/["\\$`]/g, '\\$&').replace(/!/g, `"'!'"`);
    default:
      return /^[\w@%+:,./-]+$/.test(value) ? value : `'${value.replace(/'/g, `'\\''`)}'`;
  }
}

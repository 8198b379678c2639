/** How a shell reads a character: this decides how text must be quoted to take its place. */
export type ShellContext = 'bare' | 'double' | 'single' | 'document' | 'verbatim';

/** A command as a shell reads it. */
export interface ShellReading {
  /** Whether a shell would run it, and not wait for another line. */
  complete: boolean;
  /** The context of each character (UTF-16 unit). */
  contexts: ShellContext[];
}

interface HereDocument {
  word: string;
  quoted: boolean;
  tabs: boolean;
}

/** Words that open a compound command, with the word that closes it. */
const openers: Readonly<Record<string, string>> = { if: 'fi', for: 'done', while: 'done', until: 'done', select: 'done', case: 'esac', '{': '}' };
/** After these another command begins. */
const leaders = new Set(['then', 'do', 'else', 'elif', '!', 'time', ...Object.keys(openers)]);

/**
 * Reads a command as bash would: quotes, substitutions, here-documents, compound commands. It runs nothing and
 * refuses nothing: what it cannot follow counts as an open command.
 */
export function readShell(text: string): ShellReading {
  const contexts = new Array<ShellContext>(text.length).fill('bare');
  const open: string[] = [];
  const documents: HereDocument[] = [];
  /** Whether the next word is a command's name, and whether the line ends in an operator that wants another command. */
  let begins = true;
  let wants = false;
  let at = 0;
  const mark = (end: number, context: ShellContext): void => {
    contexts.fill(context, at, end);
    at = end;
  };

  while (at < text.length) {
    const top = open.at(-1);
    const rest = text.slice(at);
    const character = rest.charAt(0);
    if (top === '"') {
      const inner = /^(?:\\[\s\S]|\$\(\(|\$\(|\$\{|["`]|[\s\S])/.exec(rest)?.[0] ?? '';
      if (inner === '"') open.pop();
      else if (inner === '$((') open.push('))');
      else if (inner === '$(') open.push(')');
      else if (inner === '${') open.push('${');
      else if (inner === '`') open.push('`');
      begins = inner === '$(' || inner === '`';
      mark(at + inner.length, 'double');
      continue;
    }
    if (character === '\n') {
      at += 1;
      begins = true;
      for (let document = documents.shift(); document; document = documents.shift()) {
        const end = endOfDocument(text, at, document);
        mark(end ?? text.length, document.quoted ? 'verbatim' : 'document');
        if (end === undefined) return { complete: false, contexts };
      }
      continue;
    }
    if (/^[ \t]/.test(rest)) {
      at += 1;
      continue;
    }
    if (character === '\\') {
      if (rest.length === 1) return { complete: false, contexts };
      // A line that a backslash carries on is still the same line.
      if (rest[1] !== '\n') begins = wants = false;
      at += 2;
      continue;
    }
    if (character === '#' && top !== '${' && top !== '))' && /(?:^|[\s;&|()])$/.test(text.slice(0, at))) {
      at += /^[^\n]*/.exec(rest)?.[0].length ?? 0;
      continue;
    }
    const single = /^(?:'[^']*'|\$'(?:\\[\s\S]|[^\\'])*')/.exec(rest)?.[0];
    if (character === "'" || rest.startsWith("$'")) {
      mark(single === undefined ? text.length : at + single.length, 'single');
      if (single === undefined) return { complete: false, contexts };
      begins = wants = false;
      continue;
    }
    const operator = /^(?:\$\(\(|\$\(|\$\{|<\(|>\(|<<<|<<-?|\(\(|\|\||&&|\|&?|;;&?|;&|[;&()`"}])/.exec(rest)?.[0];
    if (operator === undefined) {
      const word = (/^[^\s;&|()<>`"'\\$}]+/.exec(rest) ?? /^[\s\S]/.exec(rest))?.[0] ?? '';
      at += word.length;
      const leads = begins && leaders.has(word) && /^(?:[\s;()]|$)/.test(text.slice(at));
      if (leads && openers[word] !== undefined) open.push(openers[word]);
      else if (begins && word === open.at(-1)) open.pop();
      begins = leads;
      wants = false;
      continue;
    }
    at += operator.length;
    if (operator === '<<' || operator === '<<-') {
      if (top === '))') continue;
      const [all = '', quotedOnce, quotedTwice, plain = ''] = /^[ \t]*(?:'([^']*)'|"([^"]*)"|((?:\\.|[^\s;&|()<>'"])+))/.exec(text.slice(at)) ?? [];
      if (all !== '') documents.push({ word: quotedOnce ?? quotedTwice ?? plain.replace(/\\/g, ''), quoted: quotedOnce !== undefined || quotedTwice !== undefined || plain.includes('\\'), tabs: operator === '<<-' });
      at += all.length;
      begins = wants = false;
    } else if (operator === '`') {
      if (top === '`') open.pop();
      else open.push('`');
      begins = top !== '`';
    } else if (operator === '$((' || operator === '((') {
      open.push('))');
    } else if (operator === '${') {
      open.push('${');
    } else if (operator.endsWith('(')) {
      open.push(')');
      begins = true;
    } else if (operator === ')') {
      // Within (( )) single parentheses group; in a case an unmatched one ends a pattern.
      if (top === '))' && text[at] === ')') at += 1;
      if (top === ')' || top === '))') open.pop();
      begins = true;
      wants = false;
    } else if (operator === '}') {
      if (top === '${' || (top === '}' && begins)) open.pop();
      begins = wants = false;
    } else if (operator === '"') {
      contexts[at - 1] = 'double';
      open.push('"');
      begins = wants = false;
    } else if (operator !== '<<<') {
      begins = true;
      wants = /^(?:\|\||&&|\|&?)$/.test(operator);
    }
  }
  return { complete: open.length === 0 && documents.length === 0 && !wants, contexts };
}

/** Where the line after a here-document begins, or undefined where the document does not end. */
function endOfDocument(text: string, start: number, { word, tabs }: HereDocument): number | undefined {
  for (let at = start; at <= text.length;) {
    const newline = text.indexOf('\n', at);
    const line = text.slice(at, newline === -1 ? text.length : newline);
    if ((tabs ? line.replace(/^\t+/, '') : line) === word) return newline === -1 ? text.length : newline + 1;
    if (newline === -1) return undefined;
    at = newline + 1;
  }
  return undefined;
}

/** One part of a terminal session: a command with its prompt, or what it printed. */
export interface SessionPart {
  type: 'command' | 'output';
  /** The prompt with the blank after it; empty for output. */
  prompt: string;
  /** The lines without the prompt. A command keeps its continuation lines and here-documents. */
  text: string;
}

const promptPattern = /^((?:\([^()\s]+\) )?[$#] )(.*)$/;
const hereDocumentPattern = /(?<!<)<<(?!<)-?\s*(?:'([^']+)'|"([^"]+)"|\\?([A-Za-z_]\w*))/g;

/**
 * Splits a terminal session into commands and output. A line with the prompt `$ ` or `# `, with a name in
 * parentheses before it or not, starts a command; a backslash at its end or a here-document carries it on.
 */
export function parseSession(session: string): SessionPart[] {
  const parts: SessionPart[] = [];
  let open: string[] = [];
  let continued = false;
  for (const line of session.replace(/\n$/, '').split('\n')) {
    const last = parts.at(-1);
    if (last?.type === 'command' && (continued || open.length > 0)) {
      last.text += `\n${line}`;
      if (open.length > 0) {
        if (line.trim() === open[0]) open = open.slice(1);
      } else {
        continued = endsOpen(line);
        open = hereDocuments(line);
      }
      continue;
    }
    const [, prompt, command] = promptPattern.exec(line) ?? [];
    if (prompt !== undefined && command !== undefined) {
      parts.push({ type: 'command', prompt, text: command });
      continued = endsOpen(command);
      open = hereDocuments(command);
    } else if (last?.type === 'output') {
      last.text += `\n${line}`;
    } else {
      parts.push({ type: 'output', prompt: '', text: line });
    }
  }
  return parts;
}

const endsOpen = (line: string): boolean => /(?:^|[^\\])(?:\\\\)*\\$/.test(line);

function hereDocuments(line: string): string[] {
  return [...line.matchAll(hereDocumentPattern)].flatMap(([, single, double, bare]) => single ?? double ?? bare ?? []);
}

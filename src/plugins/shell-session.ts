import { readShell } from './shell-syntax.ts';

/** One part of a terminal session: a command with its prompt, or what it printed. */
export interface SessionPart {
  type: 'command' | 'output';
  /** The prompt with the blank after it; empty for output. */
  prompt: string;
  /** The lines without the prompt. A command keeps its continuation lines and here-documents. */
  text: string;
}

const promptPattern = /^((?:\([^()\s]+\) )?[$#] )(.*)$/;

/**
 * Splits a terminal session into commands and output. A line with the prompt `$ ` or `# `, with a name in
 * parentheses before it or not, starts a command, which goes on for as long as a shell would wait for more.
 */
export function parseSession(session: string): SessionPart[] {
  const lines = session.replace(/\n$/, '').split('\n');
  const parts: SessionPart[] = [];
  for (let index = 0; index < lines.length;) {
    const line = lines[index] ?? '';
    const [, prompt, first] = promptPattern.exec(line) ?? [];
    const last = parts.at(-1);
    if (prompt !== undefined && first !== undefined) {
      const text = wholeCommand([first, ...lines.slice(index + 1)]);
      parts.push({ type: 'command', prompt, text });
      index += text.split('\n').length;
      continue;
    }
    if (last?.type === 'output') last.text += `\n${line}`;
    else parts.push({ type: 'output', prompt: '', text: line });
    index += 1;
  }
  return parts;
}

/** Whether a prompt is that of the user root. */
export const isRootPrompt = (prompt: string): boolean => prompt.endsWith('# ');

/** As many lines as the command has. One that nothing ends is taken for its first line and those that a backslash adds. */
function wholeCommand(lines: readonly string[]): string {
  for (let count = 1; count <= lines.length; count += 1) {
    const text = lines.slice(0, count).join('\n');
    if (readShell(text).complete) return text;
  }
  const carried = lines.findIndex((line) => !/(?:^|[^\\])(?:\\\\)*\\$/.test(line));
  return lines.slice(0, carried === -1 ? lines.length : carried + 1).join('\n');
}

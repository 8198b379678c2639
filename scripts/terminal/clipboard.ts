import { spawn } from 'node:child_process';
import { PortalError } from '../errors.ts';

/** Programs that put their standard input into the clipboard: macOS, Windows and its Linux subsystem, Wayland, X11. */
const programs: readonly (readonly [program: string, ...args: string[]])[] = [
  ['pbcopy'],
  ['clip.exe'],
  ['wl-copy'],
  ['xclip', '-selection', 'clipboard'],
  ['xsel', '--input', '--clipboard'],
];

/** Puts a text into the clipboard with the first program that can. Throws PortalError where none can. */
export async function copyToClipboard(text: string): Promise<void> {
  for (const [program, ...args] of programs) if (await fill(program, args, text)) return;
  throw new PortalError(`Nothing was copied: none of the programs ${programs.map(([name]) => name).join(', ')} works here. Install one of them, or copy the text from the terminal.`);
}

function fill(program: string, args: readonly string[], text: string): Promise<boolean> {
  return new Promise((resolve) => {
    // Its output is not ours to wait for: xclip stays in the background, to hand the text out.
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] });
    child.once('error', () => { resolve(false); });
    child.once('exit', (code) => { resolve(code === 0); });
    child.stdin.on('error', () => { resolve(false); });
    child.stdin.end(text);
  });
}

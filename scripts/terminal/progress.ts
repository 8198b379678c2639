import pc from 'picocolors';

/** Shows what a long command is doing: one live line on a terminal, one plain line a step where the output is piped. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  readonly #steps: number;
  readonly #live: boolean;
  #step = 0;
  #title = '';
  #detail = '';
  #started = 0;
  #timer: NodeJS.Timeout | undefined;

  /** `steps` is how many steps the command has in all. */
  constructor(steps: number, stream: NodeJS.WriteStream = process.stderr) {
    this.#steps = steps;
    this.#stream = stream;
    this.#live = stream.isTTY && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;
  }

  /** Ends the step before and starts the next. */
  start(title: string): void {
    this.done();
    this.#step += 1;
    this.#title = title;
    this.#detail = '';
    this.#started = Date.now();
    if (!this.#live) {
      this.#stream.write(`${this.#label()} ...\n`);
      return;
    }
    this.#paint();
    this.#timer = setInterval(() => { this.#paint(); }, 250);
    this.#timer.unref();
  }

  /** Says how far the step is, for example `12/33 pages`; shown on a terminal only. */
  update(detail: string): void {
    this.#detail = detail;
  }

  /** Ends the step, with a word on what came of it. */
  done(result = ''): void {
    if (this.#title === '') return;
    clearInterval(this.#timer);
    const seconds = ((Date.now() - this.#started) / 1000).toFixed(1);
    if (this.#live) this.#stream.write('\r\u001B[2K');
    this.#stream.write(`${this.#label()} ${result === '' ? 'done' : result} (${seconds} s)\n`);
    this.#title = '';
  }

  #label(): string {
    return `[${this.#step}/${this.#steps}] ${this.#title}`;
  }

  #paint(): void {
    const seconds = Math.round((Date.now() - this.#started) / 1000);
    const line = `${this.#label()} ${pc.dim(`${this.#detail} ${seconds} s`.trim())}`;
    this.#stream.write(`\r\u001B[2K${line}`);
  }
}

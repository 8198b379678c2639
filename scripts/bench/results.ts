import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeFileAtomic } from '../files.ts';

/** What a benchmark found, as a table. */
export interface Table {
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A line of a plot. */
export interface Series {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Axes and lines of a plot; both axes start at zero, so that linear growth is a straight line. */
export interface Plot {
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
}

/** Writes `NAME.md`, `NAME.csv` and, with a plot, `NAME.svg` into the folder, and gives their paths. */
export function writeResults(folder: string, name: string, table: Table, plot?: Plot): string[] {
  mkdirSync(folder, { recursive: true });
  const cells = [table.head, table.head.map(() => '---'), ...table.rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const files: Record<string, string> = {
    [`${name}.md`]: `# ${table.title}\n\n${table.method}\n\n${cells}\n`,
    [`${name}.csv`]: [table.head, ...table.rows].map((row) => `${row.map((cell) => (/[",\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(',')}\n`).join(''),
    ...(plot && { [`${name}.svg`]: draw(plot) }),
  };
  return Object.entries(files).map(([file, content]) => {
    writeFileAtomic(path.join(folder, file), content);
    return path.join(folder, file);
  });
}

const [width, height, left, right, top, bottom] = [720, 420, 60, 190, 40, 50];
const colors = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00'];

/** Draws a plot as SVG, for a light background. */
export function draw({ title, x, y, series }: Plot): string {
  const all = series.flatMap(({ points }) => points);
  const maxX = Math.max(1, ...all.map(([value]) => value));
  const step = niceStep(Math.max(...all.map(([, value]) => value), Number.MIN_VALUE) / 5);
  const maxY = step * Math.ceil(Math.max(...all.map(([, value]) => value), step) / step);
  const px = (value: number): number => left + (value / maxX) * (width - left - right);
  const py = (value: number): number => height - bottom - (value / maxY) * (height - top - bottom);
  const text = (at: readonly [number, number], words: string, anchor = 'middle', rest = ''): string => `<text x="${at[0].toFixed(1)}" y="${at[1].toFixed(1)}" text-anchor="${anchor}"${rest}>${escape(words)}</text>`;
  const ticks = Array.from({ length: Math.round(maxY / step) + 1 }, (_, index) => Number((index * step).toPrecision(6)));
  const parts = [
    text([left, 22], title, 'start', ' font-weight="bold"'),
    ...ticks.map((value) => `<path d="M${left} ${py(value).toFixed(1)}H${width - right}" stroke="#ddd"/>${text([left - 8, py(value) + 4], String(value), 'end')}`),
    ...[...new Set(all.map(([value]) => value))].map((value) => text([px(value), height - bottom + 18], String(value))),
    text([(left + width - right) / 2, height - 12], x),
    text([16, (top + height - bottom) / 2], y, 'middle', ` transform="rotate(-90 16 ${(top + height - bottom) / 2})"`),
    ...series.flatMap(({ name, points }, index) => {
      const color = colors[index % colors.length] ?? '#000';
      const last = points.at(-1) ?? [0, 0];
      return [
        `<polyline fill="none" stroke="${color}" stroke-width="2" points="${points.map(([a, b]) => `${px(a).toFixed(1)},${py(b).toFixed(1)}`).join(' ')}"/>`,
        ...points.map(([a, b]) => `<circle cx="${px(a).toFixed(1)}" cy="${py(b).toFixed(1)}" r="3.5" fill="${color}"/>`),
        text([px(last[0]) + 10, py(last[1]) + 4], name, 'start', ` fill="${color}"`),
      ];
    }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13"><rect width="100%" height="100%" fill="#fff"/>\n${parts.join('\n')}\n</svg>\n`;
}

/** The next of 1, 2 and 5 times a power of ten. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5].find((factor) => factor * power >= least) ?? 10);
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

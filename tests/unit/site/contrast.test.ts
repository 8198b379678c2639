import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, '../../../src/css/tokens.css'), 'utf8');

function colors(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map([...block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

const light = colors(':root');
const themes = { light, dark: new Map([...light, ...colors("[data-theme='dark']")]) };

/** Relative luminance and contrast as in WCAG 2.2, sections "relative luminance" and "contrast ratio". */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ['--ink', ['--paper', '--raised', '--sunken', '--honey-wash']],
  ['--ink-soft', ['--paper', '--raised', '--sunken', '--honey-wash']],
  ['--ink-faint', ['--paper', '--raised']],
  ['--link', ['--paper', '--raised', '--sunken', '--honey-wash']],
  ['--link-hover', ['--paper', '--raised', '--honey-wash']],
  ['--honey-ink', ['--paper', '--honey-wash']],
  ...['development', 'testing', 'review', 'release', 'documentation', 'reference'].map((area) => [`--area-${area}`, ['--paper', '--raised']] as const),
  ...['note', 'tip', 'info', 'warning', 'danger'].map((kind) => [`--${kind}`, [`--${kind}-wash`, '--paper']] as const),
  ...['keyword', 'string', 'number', 'function', 'comment', 'variable'].map((kind) => [`--code-${kind}`, ['--raised', '--paper']] as const),
];

describe.each(Object.entries(themes))('colors of the %s theme', (_, theme) => {
  const value = (name: string): string => theme.get(name) ?? expect.fail(`${name} is not a color in src/css/tokens.css`);

  it.each(texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))('%s is readable on %s', (text, ground) => {
    expect(contrast(value(text), value(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it('lines that matter are visible', () => {
    expect(contrast(value('--line-strong'), value('--paper'))).toBeGreaterThanOrEqual(3);
  });
});

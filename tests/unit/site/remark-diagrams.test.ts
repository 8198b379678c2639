import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { diagramsIn } from '../../../src/plugins/diagrams.ts';
import remarkDiagrams from '../../../src/plugins/remark-diagrams.ts';
import { drawMarkdown } from './render.ts';

const drawing = `<?xml version="1.0"?>
<!-- ours -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="9" class="x">
  <title>Not this</title>
  <marker id="tip"/>
  <path class="d-line" marker-end="url(#tip)"/>
  <use href="#tip"/>
</svg>
`;

const drawn = (markdown: string, svg: string | undefined = drawing): string =>
  drawMarkdown(markdown, [[remarkDiagrams, { load: (name: string) => (name === 'flow' ? svg : undefined), inputs: 'test' }]]);

describe('remarkDiagrams', () => {
  it('puts the drawing into the page with its text alternative and ids of its own', () => {
    expect(drawn('::diagram[A "leads" to B & C.]{name=flow}')).toMatchInlineSnapshot(
      `"html "<div class=\\"diagram\\" data-scrolls role=\\"group\\" tabindex=\\"0\\" aria-label=\\"Diagram\\"><svg viewBox=\\"0 0 120 40\\" width=\\"120\\" role=\\"img\\" aria-label=\\"A &quot;leads&quot; to B &amp; C.\\"><marker id=\\"flow-tip\\"/><path class=\\"d-line\\" marker-end=\\"url(#flow-tip)\\"/><use href=\\"#flow-tip\\"/></svg></div>""`,
    );
  });

  it.each([
    ['without a text alternative', '::diagram{name=flow}', drawing, 'Unexpected diagram "flow" without a text alternative, expected ::diagram[What it shows.]{name=flow}.'],
    ['that nobody drew', '::diagram[A]{name=other}', drawing, 'Unexpected diagram "other", expected the file src/diagrams/other.svg.'],
    ['with a script', '::diagram[A]{name=flow}', drawing.replace('<title>', '<script>x</script><title>'), 'Unexpected content in src/diagrams/flow.svg, expected one <svg> with a viewBox and without scripts or styles.'],
    ['with colors of its own', '::diagram[A]{name=flow}', drawing.replace('class="d-line"', 'style="fill:red"'), 'Unexpected content in src/diagrams/flow.svg, expected one <svg> with a viewBox and without scripts or styles.'],
    ['without a view box', '::diagram[A]{name=flow}', '<svg></svg>', 'Unexpected content in src/diagrams/flow.svg, expected one <svg> with a viewBox and without scripts or styles.'],
    ['that is not a drawing', '::diagram[A]{name=flow}', 'hello', 'Unexpected content in src/diagrams/flow.svg, expected one <svg> with a viewBox and without scripts or styles.'],
  ])('refuses one %s', (_, markdown, svg, message) => {
    expect(() => drawn(markdown, svg)).toThrow(message);
  });
});

describe('diagramsIn', () => {
  it('reads drawings by name, never from outside the folder, and its hash changes with them', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'diagrams-'));
    writeFileSync(path.join(folder, 'flow.svg'), drawing);
    const before = diagramsIn(folder);
    expect(before.load('flow')).toBe(drawing);
    expect(before.load('none')).toBeUndefined();
    expect(before.load(`../${path.basename(folder)}/flow`)).toBeUndefined();
    writeFileSync(path.join(folder, 'flow.svg'), drawing.replace('120', '121'));
    expect(diagramsIn(folder).inputs).not.toBe(before.inputs);
  });
});

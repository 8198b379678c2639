import { describe, expect, it } from 'vitest';
import { highlight } from '../../../src/plugins/highlight.ts';
import rehypeCode from '../../../src/plugins/rehype-code.ts';
import { parseSession } from '../../../src/plugins/shell-session.ts';
import { h, html, renderElements } from './render.ts';

describe('parseSession', () => {
  it('tells commands from what they print', () => {
    expect(parseSession('$ make kind\nCreating\n  cluster\n$ echo ok\nok\n')).toEqual([
      { type: 'command', prompt: '$ ', text: 'make kind' },
      { type: 'output', prompt: '', text: 'Creating\n  cluster' },
      { type: 'command', prompt: '$ ', text: 'echo ok' },
      { type: 'output', prompt: '', text: 'ok' },
    ]);
  });

  it('keeps commands over several lines whole', () => {
    expect(parseSession('$ docker run \\\n    --rm \\\n    image\ndone')).toEqual([
      { type: 'command', prompt: '$ ', text: 'docker run \\\n    --rm \\\n    image' },
      { type: 'output', prompt: '', text: 'done' },
    ]);
  });

  it('does not take an escaped backslash at the end of a line for a continuation', () => {
    expect(parseSession('$ echo \\\\\nnext')).toHaveLength(2);
  });

  it.each(['EOF', "'EOF'", '"EOF"', '\\EOF', '-EOF'])('keeps a here-document with the word %s whole', (word) => {
    const command = `cat <<${word}\n$ not a prompt\n# nor this\nEOF`;
    expect(parseSession(`$ ${command}\nafter`)).toEqual([
      { type: 'command', prompt: '$ ', text: command },
      { type: 'output', prompt: '', text: 'after' },
    ]);
  });

  it('keeps two here-documents of one command', () => {
    expect(parseSession('$ diff <(cat <<A) <(cat <<B)\n1\nA\n2\nB\n$ ls')).toEqual([
      { type: 'command', prompt: '$ ', text: 'diff <(cat <<A) <(cat <<B)\n1\nA\n2\nB' },
      { type: 'command', prompt: '$ ', text: 'ls' },
    ]);
  });

  it('takes neither a here-string nor a shift for a here-document', () => {
    expect(parseSession('$ wc <<< word\n1\n$ echo $((1 << 2))\n4')).toHaveLength(4);
  });

  it('knows the prompts of root and of an environment', () => {
    expect(parseSession('# id\n(venv) $ pip list')).toEqual([
      { type: 'command', prompt: '# ', text: 'id' },
      { type: 'command', prompt: '(venv) $ ', text: 'pip list' },
    ]);
  });

  it('gives a session without a prompt as output', () => {
    expect(parseSession('a\n\nb')).toEqual([{ type: 'output', prompt: '', text: 'a\n\nb' }]);
  });
});

describe('highlight', () => {
  it('colors few kinds of token', () => {
    expect(html(highlight('func f() int { return 1 } // one', 'go'))).toMatchInlineSnapshot(
      `"<span class="t-k">func</span> <span class="t-f">f</span>() <span class="t-k">int</span> { <span class="t-k">return</span> <span class="t-n">1</span> } <span class="t-c">// one</span>"`,
    );
    expect(html(highlight('- a: "b" # c', 'yaml'))).toMatchInlineSnapshot(`"- <span class="t-f">a</span>: <span class="t-s">"b"</span> <span class="t-c"># c</span>"`);
  });

  it('leaves a language that it does not know, and text, as they are', () => {
    expect(html(highlight('a "b" 1', 'text'))).toBe('a "b" 1');
    expect(html(highlight('a "b" 1', 'klingon'))).toBe('a "b" 1');
  });

  it.each(['bash', 'c', 'go', 'json', 'yaml', 'makefile', 'dockerfile', 'diff', 'markdown', 'rst', 'python'])('never changes the text of %s', (language) => {
    const code = '#include <x.h>\nfoo: $(BAR)\n\tcp "a\\"b" \'c\' # d\n- {a: [1, 0x2]}\n+ `x` **y** <z>&amp; /* e */ // f\n';
    const text = html(highlight(code, language)).replace(/<[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&amp;/g, '&');
    expect(text).toBe(code);
  });
});

describe('rehypeCode', () => {
  const block = (language: string, code: string, meta?: string): string =>
    renderElements([h('pre', {}, h('code', { className: language === '' ? [] : [`language-${language}`], ...(meta !== undefined && { metastring: meta }) }, code))], [[rehypeCode, { parameters: ['PR_NUMBER', 'X.Y'] }]]);

  it('renders a block with its title and one control', () => {
    expect(block('json', '{}\n', 'title="a.json"')).toMatchInlineSnapshot(
      `"<div class="code"><div class="code-title">a.json</div><pre tabindex="0" data-scrolls=""><code class="language-json">{}</code></pre><div class="code-controls"><button type="button" class="code-copy" data-copy="all" aria-label="Copy" title="Copy"></button></div></div>"`,
    );
  });

  it.each(['right', 'wrong'])('marks an example that is %s', (title) => {
    expect(block('markdown', 'Text.\n', `title="${title}"`)).toMatch(`<div class="code code-${title}"><div class="code-title">${title}</div>`);
  });

  it('sets prompts, commands and output of a session apart, with a control for each use', () => {
    expect(block('shell-session', '$ ls\na  b\n')).toMatchInlineSnapshot(
      `
      "<div class="code code-session"><pre tabindex="0" data-scrolls=""><code class="language-shell-session"><span class="sh-prompt">$ </span><span class="sh-command"><span class="t-f">ls</span></span>
      <span class="sh-output">a  b</span></code></pre><div class="code-controls"><button type="button" class="code-copy" data-copy="commands" aria-label="Copy commands" title="Copy commands"></button><button type="button" class="code-copy" data-copy="all" aria-label="Copy with output" title="Copy with output"></button></div></div>"
    `,
    );
  });

  it('gives a session that prints nothing one control', () => {
    expect(block('shell-session', '$ ls\n').match(/<button/g)).toHaveLength(1);
  });

  it.each([
    ['# ls', 'Run as root'],
    ['(venv) # ls\nx', 'Run as root'],
    ['$ ls\n# ls', 'Run what follows # as root'],
  ])('says which commands are for root: %j', (session, said) => {
    expect(block('shell-session', session)).toContain(`<div class="code-root">${said}</div><pre`);
    expect(block('shell-session', session)).toContain('<span class="sh-prompt sh-root">');
  });

  it('says nothing about root elsewhere', () => {
    expect(block('shell-session', '$ echo a # ls\n#x')).not.toContain('root');
    expect(block('text', '# a')).not.toContain('root');
  });

  it('marks placeholders in commands, not in what they print, with a control that sets them', () => {
    const html = block('shell-session', '$ gh pr checks PR_NUMBER --branch vX.Y\nPR_NUMBER\n');
    expect(html.match(/<var/g)).toHaveLength(2);
    expect(html).toContain('<button type="button" class="code-values" aria-label="Set PR_NUMBER and X.Y" title="Set PR_NUMBER and X.Y">');
    expect(block('text', 'Fixes: #PR_NUMBER')).toContain('<var data-parameter="PR_NUMBER" data-in="verbatim"');
    expect(block('go', 'PR_NUMBER')).not.toContain('<var');
  });

  it('leaves what is not a block of code alone', () => {
    expect(renderElements([h('pre', {}, 'x')], [[rehypeCode, { parameters: [] }]])).toBe('<pre>x</pre>');
  });
});

import { describe, expect, it } from 'vitest';
import remarkTabs from '../../../src/plugins/remark-tabs.ts';
import { drawMarkdown } from './render.ts';

const drawn = (markdown: string): string => drawMarkdown(markdown, [remarkTabs]);

describe('remarkTabs', () => {
  it('makes a row of tabs and every panel under its label', () => {
    expect(drawn('## Install\n\n::::tabs{group="os"}\n:::tab[Linux]\nUse *this*.\n:::\n:::tab[macOS `arm64`]\nThat.\n:::\n::::\n')).toMatchInlineSnapshot(`
      "heading
        text "Install"
      div class="tabs-set" data-group="os"
        div class="tabs-list" role="tablist" aria-label="Operating system"
          button type="button" class="tabs-tab" role="tab" id="tabs-1-tab-1" aria-controls="tabs-1-panel-1" aria-selected="true" tabindex="0" data-value="linux"
            text "Linux"
          button type="button" class="tabs-tab" role="tab" id="tabs-1-tab-2" aria-controls="tabs-1-panel-2" aria-selected="false" tabindex="-1" data-value="macos \`arm64\`"
            text "macOS \`arm64\`"
        div class="tabs-panel" id="tabs-1-panel-1" role="tabpanel" aria-label="Linux"
          div class="tabs-label" role="heading" aria-level="3"
            text "Linux"
          paragraph
            text "Use "
            emphasis
              text "this"
            text "."
        div class="tabs-panel" id="tabs-1-panel-2" role="tabpanel" aria-label="macOS \`arm64\`"
          div class="tabs-label" role="heading" aria-level="3"
            text "macOS \`arm64\`"
          paragraph
            text "That.""
    `);
  });

  it('gives every set of a page ids of its own, and a set without a group no memory', () => {
    const set = '::::tabs\n:::tab[A]\na\n:::\n::::\n';
    const tree = drawn(`${set}\n${set}`);
    expect(tree).toContain('id="tabs-1-tab-1"');
    expect(tree).toContain('id="tabs-2-tab-1"');
    expect(tree).toContain('div class="tabs-set"\n');
    expect(tree).toContain('aria-label="Choices"');
  });

  it('names a group that it has no words for by its own name', () => {
    expect(drawn('::::tabs{group=trigger}\n:::tab[A]\na\n:::\n::::\n')).toContain('aria-label="Trigger"');
  });

  it.each([
    ['a set without tabs', '::::tabs\n::::\n', 'docs/page.md:1:1-2:5: Unexpected set of tabs without a ":::tab[Label]".'],
    ['text between tabs', '::::tabs\nText.\n\n:::tab[A]\na\n:::\n::::\n', 'docs/page.md:2:1-2:6: Unexpected content between tabs, expected only ":::tab[Label]".'],
    ['a tab without a label', '::::tabs\n:::tab\na\n:::\n::::\n', 'docs/page.md:2:1-4:4: Unexpected tab without a label, expected ":::tab[Label]".'],
    ['a tab outside a set', ':::tab[A]\na\n:::\n', 'docs/page.md:1:1-3:4: Unexpected ":::tab" outside ":::tabs".'],
  ])('refuses %s with the place', (_, markdown, message) => {
    expect(() => drawn(markdown)).toThrow(expect.objectContaining({ message: message.split(': ').slice(1).join(': '), name: message.split(': ')[0] }));
  });
});

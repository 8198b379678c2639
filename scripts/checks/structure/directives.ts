import type { Directive, Position } from '../../pages/page.ts';
import type { PageRule, SiteRule } from '../rule.ts';

/** A set of tabs, or a tab, that cannot be rendered. */
export const tabs: PageRule = {
  id: 'structure/tabs',
  severity: 'error',
  breaksBuild: true,
  *check({ page, source }) {
    const lines = source.split('\n');
    const colons = ({ at }: Directive): number => /:{3,}/.exec(lines[at.start.line - 1] ?? '')?.[0].length ?? 0;
    const sets = page.directives.filter(({ form, name }) => form === 'container' && name === 'tabs');
    const all = page.directives.filter(({ form, name }) => form === 'container' && name === 'tab');
    for (const set of sets) {
      const inner = all.filter((tab) => isWithin(tab, set));
      if (inner.some((tab) => colons(tab) >= colons(set))) {
        yield { rule: this.id, ...set.at.start, message: `The set has no more colons than its tabs, so the end of its first tab ends it. Write "${':'.repeat(Math.max(...inner.map(colons)) + 1)}tabs", and end it with as many.` };
        return;
      }
      if (inner.length === 0) yield { rule: this.id, ...set.at.start, message: '":::tabs" holds no tab. Put each alternative into a ":::tab[Label]" with fewer colons than the set.' };
    }
    for (const tab of all) {
      if (tab.label === undefined || tab.label.trim() === '') yield { rule: this.id, ...tab.at.start, message: 'The tab has no label. Write ":::tab[Label]".' };
      if (!sets.some((set) => isWithin(tab, set))) yield { rule: this.id, ...tab.at.start, message: '":::tab" stands outside a set of tabs. Put it into "::::tabs" with one colon more.' };
    }
  },
};

/** A diagram without a text alternative, or without a drawing. */
export const diagram: SiteRule = {
  id: 'structure/diagram',
  severity: 'error',
  breaksBuild: true,
  check: (site) =>
    site.pages.flatMap((page) =>
      page.directives.flatMap(({ form, name, label, attributes, at }) => {
        if (form !== 'leaf' || name !== 'diagram') return [];
        const say = (message: string) => [{ rule: diagram.id, file: page.file, ...at.start, message }];
        const drawing = attributes['name'] ?? '';
        if (label === undefined || label.trim() === '') return say('The diagram has no text alternative. Write what it shows between the brackets: ::diagram[Text]{name=NAME}.');
        if (!/^[a-z0-9-]+$/.test(drawing)) return say('The diagram names no drawing. Write ::diagram[Text]{name=NAME} for src/diagrams/NAME.svg.');
        return site.exists(`src/diagrams/${drawing}.svg`) ? [] : say(`There is no src/diagrams/${drawing}.svg. Draw it, or correct the name.`);
      }),
    ),
};

function isWithin(inner: Directive, outer: Directive): boolean {
  return before(outer.at.start, inner.at.start) && !before(outer.at.end, inner.at.end);
}

function before(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column);
}

import postcss, { type AtRule, type Root, type Rule } from 'postcss';
import { parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { removeEmpty, removeUnusedVariables } from '../../../src/plugins/light/prune.ts';

/** What the header opens before the style sheet may be there: the menu and the search, whose elements the page script makes. */
const opened = ['dialog', '#search', '.search-head', '.search-body', '.search-note', '.navbar-sidebar', '.navbar-sidebar__brand', '.navbar-sidebar__close', '.menu', '.menu__list', '.menu__list-item', '.menu__link', '.menu__link--active'];

/** Where the header of a page ends and its style sheet stands (src/plugins/light/template.ts). */
const headerEnd = /<link rel="?stylesheet"? data-until-taken(?:="")? href="?([^" >]+)"?\s*\/?>/;

/**
 * Makes the function that puts into a page, which waits for its style sheet behind its header, what of the sheet can hold for the header: all
 * rules whose element names, classes and ids are there, so that it looks as it does with the whole sheet. Rules for paper are left out, and
 * variables that no other rule uses. `read` gives a style sheet by its address in the page. Other pages stay as they are.
 */
export function headerStyles(read: (address: string) => string): (html: string) => string {
  const sheets = new Map<string, Sheet>();
  const made = new Map<string, string>();
  const parsed = new Map<string, ReadonlySet<string>>();
  return (html) => {
    const found = headerEnd.exec(html);
    if (found === null) return html;
    const [, address = ''] = found;
    let sheet = sheets.get(address);
    if (sheet === undefined) sheets.set(address, (sheet = sheetOf(read(address))));
    const there = new Set([...namesIn(html.slice(0, found.index), parsed), ...opened]);
    // Pages differ in names of which the sheet says nothing.
    const names = sheet.names.filter((name) => there.has(name));
    const key = [address, ...names].join(' ');
    let styles = made.get(key);
    if (styles === undefined) made.set(key, (styles = stylesFor(sheet.root, new Set(names))));
    return html.replace('</head>', () => `<style>${styles}</style></head>`);
  };
}

interface Sheet {
  readonly root: Root;
  /** All names in its selectors. */
  readonly names: readonly string[];
}

function sheetOf(css: string): Sheet {
  const root = postcss.parse(css);
  const names = new Set<string>();
  root.walkRules((rule) => {
    if (!isKeyframe(rule)) for (const name of rule.selectors.flatMap(namesOf)) names.add(name);
  });
  return { root, names: [...names] };
}

function stylesFor(sheet: Root, names: ReadonlySet<string>): string {
  const root = sheet.clone();
  root.walkRules((rule) => {
    if (isKeyframe(rule)) return;
    const kept = rule.selectors.filter((selector) => namesOf(selector).every((name) => names.has(name)));
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  root.walkAtRules((rule) => {
    if (rule.name === 'page' || (rule.name === 'media' && rule.params === 'print')) rule.remove();
  });
  removeUnusedVariables(root, /^--/);
  removeUnusedKeyframes(root);
  removeEmpty(root);
  // Layers count in the order in which a page names them first, also those of which nothing is left here.
  const layers = new Set<string>();
  sheet.walkAtRules('layer', ({ params }) => { for (const layer of params.split(/\s*,\s*/)) layers.add(layer); });
  root.walkAtRules('layer', (rule) => { if (rule.nodes === undefined) rule.remove(); });
  return (layers.size > 0 ? `@layer ${[...layers].join(',')};` : '') + root.toString();
}

const isKeyframe = ({ parent }: Rule): boolean => parent?.type === 'atrule' && (parent as AtRule).name.endsWith('keyframes');

/** Animations that nothing left uses. */
function removeUnusedKeyframes(root: Root): void {
  root.walkAtRules(/keyframes$/, (rule) => {
    if (!root.toString().replace(rule.toString(), '').includes(rule.params)) rule.remove();
  });
}

/** What a selector says must be there: element names, `.class` and `#id`. Lists within `:not()`, `:is()` and the like may hold without each of theirs. */
function namesOf(selector: string): string[] {
  let plain = selector.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '');
  for (let before = ''; before !== plain;) {
    before = plain;
    plain = plain.replace(/\([^()]*\)/g, '');
  }
  return plain.replace(/::?[\w-]+/g, '').match(/[.#]?[a-zA-Z_][\w-]*/g) ?? [];
}

/** The element names, classes and ids of the start of a page. `parsed` keeps those of its body, which are the same on many pages. */
function namesIn(start: string, parsed: Map<string, ReadonlySet<string>>): Set<string> {
  const body = start.slice(start.search(/<body\b/));
  let names = parsed.get(body);
  if (names === undefined) parsed.set(body, (names = namesOfElements(body)));
  // The parser of a fragment leaves out the attributes of the elements around.
  const around = [...start.matchAll(/<(?:html|body)\b([^>]*)>/g)].map(([, attributes = '']) => `<i ${attributes}></i>`).join('');
  return new Set(['html', 'body', ...names, ...namesOfElements(around)]);
}

function namesOfElements(html: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue;
      names.add(child.tagName);
      for (const { name, value } of child.attrs) {
        if (name === 'id') names.add(`#${value}`);
        if (name === 'class') for (const one of value.split(/\s+/)) names.add(`.${one}`);
      }
      visit(child);
    }
  };
  visit(parseFragment(html));
  return names;
}

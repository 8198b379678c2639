import postcss, { type AtRule, type Root, type Rule } from 'postcss';
import { removeEmpty, removeUnusedVariables } from '../../../src/plugins/light/prune.ts';

/** What the top of a page opens before the style sheet may be there: the menu and the search, whose elements the page script makes. */
const opened = ['dialog', '#search', '.search-head', '.search-body', '.search-note', '.navbar-sidebar', '.navbar-sidebar__brand', '.navbar-sidebar__close', '.menu', '.menu__list', '.menu__list-item', '.menu__link', '.menu__link--active'];

/** Where the top of a page ends and its style sheet stands (src/plugins/light/template.ts). */
const topEnd = /<link rel="?stylesheet"? data-until-taken(?:="")? href="?([^" >]+)"?\s*\/?>/;

/**
 * Makes the function that puts into a page, which waits for its style sheet behind its top, what of the sheet can hold for such tops: all
 * rules whose element names, classes and ids are there, so that a top looks as it does with the whole sheet. Rules for paper are left out, and
 * variables that no other rule uses. Pages that wait behind their header have one set of styles, and those that wait behind their text's
 * beginning another: a policy in an answer's head names each set. `read` gives a style sheet by its address in the page. Other pages stay as they are.
 */
export function topStyles(pages: Iterable<string>, read: (address: string) => string): (html: string) => string {
  const groups = new Map<string, { readonly address: string; readonly names: Set<string> }>();
  for (const html of pages) {
    const found = topEnd.exec(html);
    if (found === null) continue;
    const key = groupOf(html, found);
    let group = groups.get(key);
    if (group === undefined) groups.set(key, (group = { address: found[1] ?? '', names: new Set(opened) }));
    addNames(html.slice(0, found.index), group.names);
  }
  const styles = new Map([...groups].map(([key, { address, names }]) => [key, stylesFor(postcss.parse(read(address)), names)]));
  return (html) => {
    const found = topEnd.exec(html);
    const own = found === null ? undefined : styles.get(groupOf(html, found));
    return own === undefined ? html : html.replace('</head>', () => `<style>${own}</style></head>`);
  };
}

function groupOf(html: string, { index, 1: address = '' }: RegExpExecArray): string {
  return `${address} ${html.lastIndexOf('<article', index) !== -1 ? 'text' : 'header'}`;
}

function stylesFor(root: Root, names: ReadonlySet<string>): string {
  // Layers count in the order in which a page names them first, also those of which nothing is left here.
  const layers = new Set<string>();
  root.walkAtRules('layer', ({ params }) => { for (const layer of params.split(/\s*,\s*/)) layers.add(layer); });
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

/** Adds the element names, classes and ids of the start of a page, and what reads like one in its text. */
function addNames(start: string, names: Set<string>): void {
  for (const [, name = ''] of start.matchAll(/<([a-z][\w-]*)/g)) names.add(name);
  for (const [, sign, quoted, bare = ''] of start.matchAll(/\s(class|id)=(?:"([^"]*)"|([^\s">]+))/g)) {
    for (const one of (quoted ?? bare).split(/\s+/)) names.add(`${sign === 'id' ? '#' : '.'}${one}`);
  }
}

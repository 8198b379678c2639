import postcss from 'postcss';
import { removeEmpty, removeUnusedVariables } from './prune.ts';

/** Parts of Infima, the style sheet of Docusaurus's theme, of which the portal shows nothing. */
const unusedComponents = /^(?:avatar|badge|button|button-group|card|dropdown|hero|pagination|pills|tabs)(?=$|--|__)/;
const unusedVariants = /^(?:col--(?!3$)|row--|container--|shadow--|text--(?!(?:truncate|center)$)|breadcrumbs--|alert__|alert--primary|footer--dark|footer__(?:logo|link-separator)|navbar--(?:dark|primary)|navbar__(?:search-input|items--center)|navbar-sidebar(?:$|--|__))/;

/** Infima has a class for each margin and padding in each size; these are those that the theme uses. */
const spaces = /^(?:margin|padding)(?:-\w+)?--/;
const usedSpaces = new Set(['margin-top--sm', 'margin-top--md', 'margin-bottom--sm', 'margin-bottom--md', 'margin-left--sm', 'margin-vert--md', 'margin-vert--lg', 'margin-vert--xl', 'padding--none', 'padding-top--md', 'padding-bottom--lg']);

/** Whether the portal does without a class of Infima. tests/e2e/budget.spec.ts looks for such classes in the pages. */
export function isUnused(name: string): boolean {
  return unusedComponents.test(name) || unusedVariants.test(name) || (spaces.test(name) && !usedSpaces.has(name));
}

/** Gives of Infima's style sheet what the portal needs: 6 KB of 10, compressed. `others` are all texts that may name its variables. */
export function neededInfima(css: string, others: Iterable<string>): string {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    if (rule.parent?.type === 'atrule' && 'name' in rule.parent && rule.parent.name === 'keyframes') return;
    const needed = rule.selectors.filter((selector) => !classesOf(selector).some(isUnused));
    if (needed.length === 0) rule.remove();
    else rule.selectors = needed;
  });
  removeUnusedVariables(root, /^--ifm-/, new Set([...others].flatMap((text) => text.match(/--ifm-[\w-]+/g) ?? [])));
  removeEmpty(root);
  return root.toString();
}

/** What a selector says no element may have does not count. */
function classesOf(selector: string): string[] {
  return [...selector.replace(/:not\([^)]*\)/g, '').matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name);
}

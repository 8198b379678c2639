import type { Root } from 'postcss';

/** Removes from a style sheet the variables named like `names` that neither a rule of it uses nor `usedElsewhere` has. A variable may serve another alone, so that each round can leave more without use. */
export function removeUnusedVariables(root: Root, names: RegExp, usedElsewhere: ReadonlySet<string> = new Set()): void {
  for (let removed = 1; removed > 0;) {
    removed = 0;
    const used = new Set(usedElsewhere);
    root.walkDecls(({ value }) => {
      for (const [, name = ''] of value.matchAll(/var\(\s*(--[\w-]+)/g)) used.add(name);
    });
    root.walkDecls(names, (declaration) => {
      if (used.has(declaration.prop)) return;
      declaration.remove();
      removed += 1;
    });
  }
}

/** Removes rules and blocks in which nothing is left. */
export function removeEmpty(root: Root): void {
  for (let removed = true; removed;) {
    removed = false;
    root.walk((node) => {
      if (!('nodes' in node) || node.nodes?.length !== 0) return;
      node.remove();
      removed = true;
    });
  }
}

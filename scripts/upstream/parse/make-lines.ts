/** A logical line of a makefile: physical lines joined where they end in a backslash. */
export interface MakeLine {
  /** 1-based number of its first physical line. */
  readonly line: number;
  /** Without comment. */
  readonly code: string;
  /** As written: what a recipe holds. */
  readonly recipe: string;
  /** Whether it begins with a tab, and so is part of a recipe where a rule is open. */
  readonly tab: boolean;
  /** Whether its comment begins with `##`, as help texts do. */
  readonly help: boolean;
}

/** The logical lines of a makefile that are not blank. */
export function makeLines(text: string, firstLine = 1): MakeLine[] {
  const physical = text.split(/\r?\n/u);
  const lines: MakeLine[] = [];
  for (let at = 0; at < physical.length; at += 1) {
    const line = at + firstLine;
    let recipe = physical[at] ?? '';
    const tab = recipe.startsWith('\t');
    while (/(?<!\\)(?:\\\\)*\\$/u.test(recipe) && at + 1 < physical.length) {
      at += 1;
      recipe = `${recipe.slice(0, -1).trimEnd()} ${(physical[at] ?? '').trimStart()}`;
    }
    if (recipe.trim() === '') continue;
    const hash = commentStart(recipe);
    const code = (hash < 0 ? recipe : recipe.slice(0, hash)).replaceAll('\\#', '#').trim();
    lines.push({ line, code, recipe, tab, help: hash >= 0 && recipe.startsWith('##', hash) });
  }
  return lines;
}

/** Index of the `#` that begins a comment: one that no backslash precedes; -1 where there is none. */
function commentStart(text: string): number {
  return text.search(/(?<!\\)#/u);
}

/** The body of the `define` that begins at an index of the physical lines: its text and the index of its `endef`. */
export function defineBody(physical: readonly string[], start: number): { body: string; end: number } | undefined {
  let depth = 1;
  for (let at = start + 1; at < physical.length; at += 1) {
    const word = /^\s*(define|endef)\b/u.exec(physical[at] ?? '')?.[1];
    if (word === 'define') depth += 1;
    else if (word === 'endef') depth -= 1;
    if (depth === 0) return { body: physical.slice(start + 1, at).join('\n'), end: at };
  }
  return undefined;
}

/** Index of the first character that `accept` takes outside `$(…)` and `${…}`; -1 where there is none. */
export function findOutside(text: string, accept: (char: string, at: number) => boolean): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? '';
    if (char === '$' && (text[at + 1] === '(' || text[at + 1] === '{')) {
      depth += 1;
      at += 1;
    } else if (depth > 0 && (char === '(' || char === '{')) depth += 1;
    else if (depth > 0 && (char === ')' || char === '}')) depth -= 1;
    else if (depth === 0 && accept(char, at)) return at;
  }
  return -1;
}

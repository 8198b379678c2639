/** One job of a matrix: its values by name, in the order in which GitHub shows them; `*` for one known at run time alone. */
export type Combination = Readonly<Record<string, string>>;

const UNKNOWN = '*';

/**
 * The jobs that a workflow's `strategy.matrix` makes; undefined where that is known at run time alone.
 * Rules: https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations
 */
export function expandMatrix(matrix: unknown): Combination[] | undefined {
  if (!isRecord(matrix)) return undefined;
  const { include = [], exclude = [], ...axes } = matrix;
  if (!isListOfRecords(include) || !isListOfRecords(exclude)) return undefined;
  let combinations: Record<string, string>[] = Object.keys(axes).length === 0 ? [] : [{}];
  for (const [axis, values] of Object.entries(axes)) {
    if (!Array.isArray(values)) return undefined;
    const list: readonly unknown[] = values;
    combinations = combinations.flatMap((combination) => list.map((value) => ({ ...combination, [axis]: shown(value) })));
  }
  combinations = combinations.filter((combination) => !exclude.some((entry) => agrees(entry, combination, Object.keys(entry))));
  return addIncludes(combinations, include, Object.keys(axes));
}

/** An entry widens each job whose own values it does not contradict; where there is none it is a job of its own. */
function addIncludes(combinations: readonly Record<string, string>[], include: readonly Readonly<Record<string, unknown>>[], axes: readonly string[]): Combination[] {
  const widened = combinations.map((combination) => ({ ...combination }));
  const added: Record<string, string>[] = [];
  for (const entry of include) {
    const values = Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, shown(value)]));
    const own = Object.keys(entry).filter((name) => axes.includes(name));
    const fitting = widened.filter((combination) => agrees(entry, combination, own));
    if (fitting.length === 0) added.push(values);
    else for (const combination of fitting) Object.assign(combination, values);
  }
  return [...widened, ...added];
}

/**
 * The names under which GitHub shows a job's runs, without duplicates: `*` stands for what is known at run time alone.
 * `name` is the job's own, or its id. A name without an expression gets the matrix's values in brackets.
 */
export function jobNames(name: string, combinations: readonly Combination[] | undefined, hasMatrix: boolean): string[] {
  const dynamic = name.includes('${{');
  if (!hasMatrix) return [dynamic ? evaluate(name, {}) : name];
  if (combinations === undefined) return [dynamic ? evaluate(name, {}) : `${name} (${UNKNOWN})`];
  return [...new Set(combinations.map((values) => (dynamic ? evaluate(name, values) : `${name} (${Object.values(values).join(', ')})`)))];
}

function evaluate(name: string, values: Combination): string {
  return name.replace(/\$\{\{(.*?)\}\}/gu, (_whole, expression: string) => {
    const key = /^\s*matrix\.([\w-]+)\s*$/u.exec(expression)?.[1];
    return (key === undefined ? undefined : values[key]) ?? UNKNOWN;
  });
}

function agrees(entry: Readonly<Record<string, unknown>>, combination: Combination, names: readonly string[]): boolean {
  return names.every((name) => combination[name] === shown(entry[name]));
}

function shown(value: unknown): string {
  return typeof value === 'string' && !value.includes('${{') ? value : UNKNOWN;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfRecords(value: unknown): value is readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) && value.every(isRecord);
}

/** A word of a command line, with its place in the page. */
export interface ShellWord {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

/** Words that end a simple command. */
export const operators: ReadonlySet<string> = new Set(['|', '||', '|&', '&&', '&', ';', ';;', '(', ')']);

/** A word that sets a variable. */
export const assignment = /^[A-Za-z_]\w*\+?=/;

const keywords = new Set(['if', 'then', 'elif', 'else', 'fi', 'for', 'select', 'case', 'esac', 'while', 'until', 'do', 'done', '!', '{', '}', 'function']);

/** Whether a word in the place of a program is one of the shell's own that commands follow. */
export function isKeyword(text: string): boolean {
  return keywords.has(text);
}

/** Splits at blanks outside quotes and substitutions; operators are words of their own, a comment ends the line. */
export function splitWords(code: string, line: number, column: number): ShellWord[] {
  const words: ShellWord[] = [];
  const pattern = /\d*[<>]&[\d-]+|&>>?|\d*>>?|(?:"(?:\\.|\$\((?:[^()]|\([^()]*\))*\)|[^"\\])*"|'[^']*'|\$\((?:[^()]|\([^()]*\))*\)|`[^`]*`|\\.|[^\s"'`|&;()<>\\])+|\|\||\|&|&&|;;|[|&;()]|<<?-?/g;
  for (const match of code.matchAll(pattern)) {
    if (match[0].startsWith('#') && (match.index === 0 || /\s/.test(code[match.index - 1] ?? ''))) break;
    words.push({ text: match[0], line, column: column + match.index });
  }
  return words;
}

/** A word without the quotes around it, at the place of its first letter; undefined where it has none. */
export function unquote({ text, line, column }: ShellWord): ShellWord | undefined {
  const inner = /^(["'])(.*)\1$/s.exec(text)?.[2];
  return inner === undefined ? undefined : { text: inner, line, column: column + 1 };
}

/** Options that take a value, by the program that runs another one; what follows its options is the other program. */
const wrappers: Readonly<Record<string, RegExp>> = {
  sudo: /^-[ugpCUhRT]$|^--(?:user|group|prompt|chdir|host)$/,
  env: /^-[uCS]$|^--(?:unset|chdir)$/,
  timeout: /^-[ks]$|^--(?:kill-after|signal)$/,
  watch: /^-[nq]$|^--(?:interval|equexit)$/,
  xargs: /^-[InPLEsad]$|^--(?:replace|max-args|max-procs|max-lines)$/,
  nice: /^-n$|^--adjustment$/,
  time: /^-[fo]$/,
  exec: /^-a$/,
  nohup: /^$/,
  command: /^$/,
};

/** Options of `kubectl exec` and its likes that take a value. */
const execOptions = /^-[cnfseuwl]$|^--(?:container|namespace|context|kubeconfig|env|user|workdir|filename|cluster|selector|pod-running-timeout|request-timeout|server|token|as)$/;
const execPrograms = new Set(['kubectl', 'docker', 'podman', 'nerdctl', 'crictl', 'oc', 'k3s', 'microk8s']);
/** Programs of Cilium's, and make: what stands after `--` and begins with one of them is a command of its own. */
const verified = new Set(['make', 'cilium', 'cilium-dbg', 'cilium-agent', 'cilium-bugtool', 'cilium-health', 'cilium-operator', 'cilium-operator-generic', 'clustermesh-apiserver', 'hubble']);

/** A simple command without assignments in front, and without programs such as sudo, `kubectl exec POD --` and `minikube ssh --` that run it. */
export function withoutWrappers(words: readonly ShellWord[]): ShellWord[] {
  let rest = [...words];
  for (;;) {
    const [first] = rest;
    if (first === undefined) return rest;
    const options = Object.hasOwn(wrappers, first.text) ? wrappers[first.text] : undefined;
    if (assignment.test(first.text)) rest = rest.slice(1);
    else if (options !== undefined) {
      rest = afterOptions(rest.slice(1), options);
      if (first.text === 'timeout') rest = rest.slice(1);
    } else {
      const inner = runByAnother(rest);
      if (inner === undefined) return rest;
      rest = inner;
    }
  }
}

/** The command that a container's or a machine's program is told to run. */
function runByAnother(words: readonly ShellWord[]): ShellWord[] | undefined {
  const program = words[0]?.text ?? '';
  if (verified.has(program)) return undefined;
  const dashes = words.findIndex(({ text }) => text === '--');
  const exec = execPrograms.has(program) ? words.findIndex(({ text }) => text === 'exec') : -1;
  if (dashes > 0) return exec > 0 || verified.has(words[dashes + 1]?.text ?? '') ? words.slice(dashes + 1) : undefined;
  if (exec < 0) return undefined;
  const command = afterOptions(words.slice(exec + 1), execOptions).slice(1);
  return afterOptions(command, execOptions);
}

function afterOptions(words: readonly ShellWord[], withValue: RegExp): ShellWord[] {
  let at = 0;
  while (words[at]?.text.startsWith('-') === true && words[at]?.text !== '--') at += withValue.test(words[at]?.text ?? '') ? 2 : 1;
  return words.slice(at);
}

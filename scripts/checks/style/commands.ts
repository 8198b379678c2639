import type { Fence } from '../../pages/page.ts';
import type { Draft } from '../finding.ts';
import type { PageRule } from '../rule.ts';

const prompt = /^\s*[$#] \S/;

/** Programs whose name opens a line only when the line is a command, with words that follow no output of theirs. */
const command = new RegExp(
  `^\\s*(?:sudo |(?:${[
    'cd [\\w~./$-]+$',
    'export \\w+=',
    'source \\S+$',
    'git (?:add|am|bisect|branch|checkout|cherry-pick|clone|commit|config|diff|fetch|log|merge|pull|push|rebase|remote|reset|show|stash|status|switch|tag)\\b',
    'kubectl (?:-|annotate|apply|create|delete|describe|edit|exec|get|label|logs|patch|port-forward|rollout|run|scale|wait)',
    'helm (?:get|install|list|repo|template|uninstall|upgrade)\\b',
    'docker (?:build|buildx|compose|exec|images|login|logs|ps|pull|push|rm|run|stop|tag)\\b',
    'cilium (?:clustermesh|config|connectivity|hubble|install|status|sysdump|uninstall|upgrade)\\b',
    'cilium-dbg (?:bpf|config|endpoint|identity|map|monitor|policy|service|status)\\b',
    'hubble (?:list|observe|status)\\b',
    'kind (?:create|delete|export|get|load)\\b',
    'minikube (?:delete|ssh|start|stop)\\b',
    'go (?:build|get|install|mod|run|test|tool|vet) ',
    'make(?: -\\S+)*(?: [\\w./%-]+)*(?: \\w+=\\S*)*$',
    'npm (?:ci|install|run|start|test)\\b',
    'npx \\S',
    'curl -',
    'wget \\S',
    'apt(?:-get)? (?:install|update)\\b',
    'brew (?:install|update)\\b',
    'chmod \\S',
    'mkdir \\S',
    'ssh \\S',
    './[\\w./-]+(?: |$)',
  ].join('|')}))`,
);

/** A command that writes the lines after it: `cat <<EOF > file`, `sudo tee file <<EOF`. */
const hereDocument = /^\s*[$#] (?:.*\s)?(?:cat\b.*<<-?\s*['"\\]?\w.*[>|]|cat\b.*>.*<<-?\s*['"\\]?\w|tee\b.*<<-?\s*['"\\]?\w)/;

/** A file that the reader is to make out of lines in a command. */
export const hereDocumentFile: PageRule = {
  id: 'style/here-document',
  severity: 'error',
  *check({ page }) {
    if (page.frontMatter.generated === true) return;
    for (const { language, value, contentLine } of page.fences) {
      if (language !== 'shell-session') continue;
      for (const [index, line] of value.split('\n').entries()) {
        if (hereDocument.test(line)) yield { rule: this.id, line: contentLine + index, column: 1, message: `"${line.trim()}" makes a file out of lines in a command. Show the file in a block of its own language, and name the file that the repository has.` };
      }
    }
  },
};

/** Signs that lines are a script: what belongs together and is run as a file. */
const script = /^\s*(?:#|set -|(?:if|for|while|until|case)\b.*|(?:then|do|done|fi|esac|else)\b|[\w-]+\(\)|function \w|[A-Za-z_]\w*=|local |readonly |declare |trap |exit\b|return\b|shift\b|source |\. )/m;

/** Commands whose prompt or language is missing, so that the reader cannot tell them from their output. */
export const shellPrompt: PageRule = {
  id: 'style/prompt',
  severity: 'error',
  *check({ page }) {
    if (page.frontMatter.generated === true) return;
    for (const fence of page.fences) {
      if (fence.language === 'shell-session') yield* judgeSession(fence);
      else if (fence.language === 'text') yield* judgeText(fence);
    }
  },
};

function* judgeSession({ value, contentLine }: Fence): Iterable<Draft> {
  const lines = value.split('\n');
  const say = (index: number, message: string): Draft => ({ rule: shellPrompt.id, line: contentLine + index, column: 1, message });
  const first = lines.findIndex((line) => line.trim() !== '');
  if (first === -1) return;
  if (!prompt.test(lines[first] ?? '')) {
    yield say(first, `"${lines[first]?.trim() ?? ''}" has no prompt. Write "$ " before each command, "# " before one for root, or name the language of what is no command.`);
  }
  let continued = false;
  for (const [index, line] of lines.entries()) {
    const isCommand = prompt.test(line);
    if (isCommand && /^\s*# [A-Z][a-z]+ [a-z]+ /.test(line)) yield say(index, `"${line.trim()}" looks like a remark, and a reader takes it for a command of root. Write it as text before the block.`);
    if (!isCommand && !continued && index > first && command.test(line)) yield say(index, `"${line.trim()}" has no prompt and is taken for output. Write "$ " before it.`);
    continued = (isCommand || continued) && goesOn(line, lines.slice(index + 1));
  }
}

/** Whether a command goes on in the next line: after a backslash or an operator, in quotes, or in a here document. */
function goesOn(line: string, rest: readonly string[]): boolean {
  if (/(?:\\|\||&&|\{|\()\s*$/.test(line)) return true;
  if (/<<-?\s*['"]?\w/.test(line)) return true;
  return (line.match(/'/g)?.length ?? 0) % 2 === 1 && rest.some((other) => other.includes("'"));
}

function* judgeText({ value, contentLine }: Fence): Iterable<Draft> {
  const [line = ''] = value.split('\n');
  const words = /^\s*[$#] (.*)/.exec(line)?.[1];
  if (words !== undefined && command.test(words)) {
    yield { rule: shellPrompt.id, line: contentLine, column: 1, message: `"${line.trim()}" is a command. Give the block the language shell-session.` };
  }
}

/** Commands in a block whose language is for scripts. */
export const scriptLanguage: PageRule = {
  id: 'style/script',
  severity: 'error',
  *check({ page }) {
    if (page.frontMatter.generated === true) return;
    for (const { language, value, at } of page.fences) {
      if (language !== 'bash' && language !== 'sh') continue;
      const lines = value.split('\n');
      const prompted = lines.findIndex((line) => /^\s*\$ \S/.test(line));
      if (prompted !== -1) {
        yield { rule: this.id, ...at.start, message: `"${lines[prompted]?.trim() ?? ''}" is a command with a prompt, and ${language} is for scripts. Give the block the language shell-session.` };
      } else if (!script.test(value)) {
        yield { rule: this.id, ...at.start, message: `The block holds commands, and ${language} is for scripts. Give it the language shell-session and each command a prompt.` };
      }
    }
  },
};

import type { ReactNode } from 'react';

/** Commands as the pages show them; the script of every page makes the control copy. */
export default function Commands({ commands }: { commands: readonly string[] }): ReactNode {
  return (
    <div className="code code-session">
      <pre data-scrolls="" tabIndex={0}>
        <code className="language-shell-session">
          {commands.map((command, index) => (
            <span key={command}>
              {index > 0 && '\n'}
              <span className="sh-prompt">$ </span>
              <span className="sh-command">{command}</span>
            </span>
          ))}
        </code>
      </pre>
      <div className="code-controls">
        <button type="button" className="code-copy" data-copy="commands" aria-label={commands.length === 1 ? 'Copy the command' : 'Copy the commands'} title="Copy" />
      </div>
    </div>
  );
}

import { useState, type ReactNode } from 'react';

interface Props {
  summary: ReactNode;
  className: string;
  /** Makes what it holds, when it is open: a plan of a thousand paths names most of them many times. */
  children: () => ReactNode;
}

/** A part that is closed at first. */
export default function Fold({ summary, className, children }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={className} onToggle={(event) => { setOpen(event.currentTarget.open); }}>
      <summary>{summary}</summary>
      {isOpen && children()}
    </details>
  );
}

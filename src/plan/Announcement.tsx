import { useEffect, useState, type ReactNode } from 'react';

/** How long after the last key a plan is announced, in milliseconds: not at each one. */
const PAUSE = 900;

/** Says a text to screen readers when it has stayed the same for a moment. */
export default function Announcement({ text }: { text: string }): ReactNode {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => { setSaid(text); }, PAUSE);
    return () => { clearTimeout(timer); };
  }, [text]);
  return <p role="status" className="sr-only">{said}</p>;
}

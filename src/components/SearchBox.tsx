import type { ReactNode } from 'react';

/** A large way into the search, where a reader may not know yet which page to open. The page script opens it. */
export default function SearchBox(): ReactNode {
  return (
    <button type="button" className="clean-btn search-box" data-search="" aria-haspopup="dialog">
      <span>Search commands, flags, files</span>
      <kbd aria-hidden="true">/</kbd>
    </button>
  );
}

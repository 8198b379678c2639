import { useEffect } from 'react';
import { useHistory } from '@docusaurus/router';

/**
 * The button that opens the search. What it does is in the page script (search.ts), so that it works before the
 * application is there; the application takes over the way to a result.
 */
export default function SearchBar() {
  const history = useHistory();
  useEffect(() => {
    const follow = (event: Event): void => {
      if (!(event instanceof CustomEvent) || typeof event.detail !== 'string') return;
      event.preventDefault();
      history.push(event.detail);
    };
    document.addEventListener('portal:navigate', follow);
    return () => { document.removeEventListener('portal:navigate', follow); };
  }, [history]);
  return (
    <button type="button" className="clean-btn search-button" data-search="" aria-haspopup="dialog" aria-keyshortcuts="/ Control+K Meta+K">
      <span className="search-button-text">Search</span>
      <kbd aria-hidden="true">/</kbd>
    </button>
  );
}

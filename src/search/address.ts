/** How long the address waits for further letters: browsers allow a page some 100 changes in half a minute. */
const PAUSE = 300;

let waiting: number | undefined;

/** Keeps the query in the address, so that it can be shared and the way back from a result finds it. Empty takes it out. */
export function keepQuery(query: string, when: 'now' | 'soon'): void {
  clearTimeout(waiting);
  if (when === 'soon') waiting = window.setTimeout(write, PAUSE, query);
  else write(query);
}

function write(query: string): void {
  const address = new URL(location.href);
  if (query === (address.searchParams.get('q') ?? '')) return;
  if (query === '') address.searchParams.delete('q');
  else address.searchParams.set('q', query);
  // The application keeps what it needs to restore a page in the state.
  history.replaceState(history.state, '', address);
}

/** Keeps the page and its address together when the reader goes back and forward, and leaves behind what belongs to the page before. */
export function installPageChange(): void {
  const { pathname } = location;
  // Entries that the application made share one document, which was another before a reload: the browser only tells that the entry
  // changed, and without the application nobody shows the page.
  addEventListener('popstate', () => {
    if (document.documentElement.dataset['hasHydrated'] !== 'true' && location.pathname !== pathname) location.reload();
  });
  document.addEventListener('portal:shown', () => {
    for (const dialog of document.querySelectorAll<HTMLDialogElement>('dialog[open]:not(#search)')) dialog.close();
  });
}

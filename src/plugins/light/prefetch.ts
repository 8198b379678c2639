const savesData = (): boolean => matchMedia('(prefers-reduced-data: reduce)').matches;

/**
 * Docusaurus fetches the page behind every link that comes into view, 20 to 40 requests on a page of ours. Here it
 * fetches a page when the pointer or a finger reaches its link, and with reduced data when the link is followed.
 */
export function onRouteUpdate(): void {
  const { docusaurus } = window;
  if (Object.hasOwn(docusaurus, 'restrained')) return;
  window.docusaurus = Object.assign({ restrained: true }, docusaurus, {
    prefetch: () => false as const,
    preload: (path: string) => !savesData() && docusaurus.preload(path),
  });
}

import type { RedirectPlan } from './plan.ts';

/**
 * The text of `_redirects`, which Netlify and hosts like it read. A fragment never reaches a host: where sections of a page went to different
 * places, its redirect page answers. Each old page takes two rules with placeholders, of which some hosts allow a hundred.
 */
export function hostRules({ permanent, oldPages }: Pick<RedirectPlan, 'permanent' | 'oldPages'>, baseUrl: string): string {
  const below = (address: string): string => `${baseUrl}${address.slice(1)}`;
  const moved = permanent.flatMap(({ from, to }) => {
    const bare = below(from).replace(/\/$/, '');
    return [`${bare}/`, bare, `${bare}.html`].map((form) => `${form} ${below(to)} 301`);
  });
  const old = oldPages.flatMap((page) => ['/*', '.html'].map((form) => `${baseUrl}en/:version/${page}${form} ${baseUrl}en/latest/${page}/index.html 200`));
  return [
    '# Made with the site. Pages that moved with all their sections:',
    ...moved,
    '# Pages of docs.cilium.io in versions without redirect pages of their own: that of the latest version answers.',
    ...old,
    '',
  ].join('\n');
}

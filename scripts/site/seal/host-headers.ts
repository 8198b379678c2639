/**
 * The text of `_headers`, which Netlify and hosts like it read: what each answer says beside its content. Hosts that do not read it, such as
 * GitHub Pages, leave the policy in each page.
 */
export function hostHeaders(policy: string, baseUrl: string): string {
  const rules: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    [`${baseUrl}*`]: {
      'Content-Security-Policy': policy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    },
    // Their names change with what is in them.
    [`${baseUrl}assets/*`]: { 'Cache-Control': 'public, max-age=31536000, immutable' },
  };
  const lines = Object.entries(rules).flatMap(([path, headers]) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)]);
  return ['# Made with the site.', ...lines, ''].join('\n');
}

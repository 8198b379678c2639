import { describe, expect, it } from 'vitest';
import { siteAddress } from '../../../src/plugins/site-address.ts';

describe('siteAddress', () => {
  it('has a default', () => {
    expect(siteAddress({})).toEqual({ url: 'https://cilium.github.io', baseUrl: '/' });
    expect(siteAddress({ PORTAL_SITE_URL: '', PORTAL_BASE_URL: '' })).toEqual({ url: 'https://cilium.github.io', baseUrl: '/' });
  });

  it.each([['portal', '/portal/'], ['/portal', '/portal/'], ['/a/b/', '/a/b/'], ['/', '/']])('takes the path %s as %s', (path, baseUrl) => {
    expect(siteAddress({ PORTAL_SITE_URL: 'http://localhost:3000/', PORTAL_BASE_URL: path })).toEqual({ url: 'http://localhost:3000', baseUrl });
  });

  it.each(['cilium.io', 'ftp://cilium.io', 'https://cilium.io/portal', 'https://cilium.io/?a'])('refuses the address %s', (url) => {
    expect(() => siteAddress({ PORTAL_SITE_URL: url })).toThrow(
      `PORTAL_SITE_URL is "${url}": expected a scheme and a host, such as https://cilium.github.io. The path goes into PORTAL_BASE_URL.`,
    );
  });

  it.each(['/a b/', '/a?b', 'https://x'])('refuses the path %s', (path) => {
    expect(() => siteAddress({ PORTAL_BASE_URL: path })).toThrow(
      `PORTAL_BASE_URL is "${path}": expected a path of letters, digits, dots, dashes and slashes, such as /portal/.`,
    );
  });
});

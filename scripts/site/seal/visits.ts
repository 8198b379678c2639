import { PortalError } from '../../errors.ts';

/** Whoever counts visits, when the build was told to let somebody. */
export interface VisitCounter {
  /** Scheme and host that the pages then talk to. */
  readonly origin: string;
  /** The element that loads its script. */
  readonly tag: string;
}

/** Counters that set no cookie and follow the pages that the application opens by themselves. */
const providers = {
  plausible: { host: 'plausible.io', file: '/js/script.js', attribute: 'data-domain', id: undefined },
  umami: { host: undefined, file: '/script.js', attribute: 'data-website-id', id: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/ },
} as const;

const forms = 'Expected "plausible", "plausible@HOST" or "umami:WEBSITE-ID@HOST", such as "plausible@stats.example.org". Unset it to count nothing.';

/**
 * Reads `PORTAL_VISITS`: whose counter the pages load. Undefined, and then no page mentions one, where it is unset or empty.
 * Throws PortalError for a value that names no provider, host or id.
 */
export function visitCounter(environment: Readonly<Record<string, string | undefined>>, siteUrl: string): VisitCounter | undefined {
  const value = environment['PORTAL_VISITS'] ?? '';
  if (value === '') return undefined;
  const [, name = '', id, host] = /^([a-z]+)(?::([^@\s]+))?(?:@([a-z0-9.-]+(?::\d+)?))?$/i.exec(value) ?? [];
  const refuse = (why: string): PortalError => new PortalError(`PORTAL_VISITS is "${value}": ${why}. ${forms}`);
  if (!isProvider(name)) throw refuse('it names no provider');
  const provider = providers[name];
  const at = host ?? provider.host;
  if (at === undefined || !URL.canParse(`https://${at}`)) throw refuse('it names no host');
  if (provider.id === undefined ? id !== undefined : id === undefined || !provider.id.test(id)) throw refuse(provider.id === undefined ? 'this provider takes no id' : 'it has no id of a website');
  const origin = `https://${at}`;
  return { origin, tag: `<script defer src="${origin}${provider.file}" ${provider.attribute}="${id ?? new URL(siteUrl).host}"></script>` };
}

function isProvider(name: string): name is keyof typeof providers {
  return Object.hasOwn(providers, name);
}

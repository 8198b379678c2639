import { announce } from './announce.ts';

/** Parts of a page that only the application can make work. They are the reason to load it on any connection. */
const needsApplication = '[data-needs-application]';

const page = document.documentElement;

/** Keys that only move the view, and those that do nothing by themselves. */
const quietKeys = /^(?:Arrow|Page|Home$|End$|Shift$|Control$|Alt|Meta$|CapsLock$|Escape$| $)/;

/**
 * Loads the application when the reader does the first thing that it could serve: presses a key or a pointer on
 * the page, or comes near a part that needs it. Reading and scrolling are none, nor are searching and following a link:
 * that opens a page which is lighter than the application. Readers who save data and those on a slow connection get it only with a
 * part that needs it. `<meta name="application-scripts">` names the scripts; without it the page loads them itself.
 */
export function installApplication(): void {
  let missing: string[] | undefined;
  const load = (): void => {
    if (document.readyState === 'loading') {
      // It would take over a page that is not there yet.
      addEventListener('DOMContentLoaded', load, { once: true });
      return;
    }
    missing ??= document.querySelector<HTMLMetaElement>('meta[name="application-scripts"]')?.content.split(' ') ?? [];
    delete page.dataset['applicationFailed'];
    const asked = missing.splice(0);
    if (asked.length === 0) return;
    const fail = (...failed: string[]): void => {
      // The page goes on without them, and the next intent asks again for what is missing.
      if (missing?.push(...failed) === failed.length) sayThatItFailed();
    };
    clearServed().then(() => {
      for (const address of asked) {
        const script = document.createElement('script');
        script.src = address;
        // In their order, as if they stood in the page.
        script.async = false;
        script.onerror = () => {
          fail(address);
          script.remove();
        };
        document.head.append(script);
      }
    }, () => { fail(...asked); });
  };
  // A part of the application that its own loader asks for.
  addEventListener('unhandledrejection', ({ reason }) => {
    if (reason instanceof Error && reason.name === 'ChunkLoadError') sayThatItFailed();
  });
  const onIntent = (event: Event): void => {
    const target = event.target instanceof Element ? event.target : page;
    const needed = target.closest(needsApplication) !== null;
    if (!needed && (isApproach(event) || isQuiet(event) || target.closest('a[href],[data-search],#search') || event.defaultPrevented || savesData())) return;
    load();
  };
  const listen = (type: string): void => { document.addEventListener(type, onIntent, { capture: true, passive: true }); };
  for (const type of ['pointerdown', 'click', 'keydown', 'focusin']) listen(type);
  // Below a pointer that rests parts of the page come and go while it arrives: where nothing can be approached, that runs no script.
  addEventListener('DOMContentLoaded', () => {
    if (document.querySelector(needsApplication)) listen('pointerover');
  });
}

/**
 * Takes out of the page what the application did not render (light/template.ts): the style sheet, once a copy of it in
 * the head, which the browser mostly has at hand, is in use. Without a copy it stays, and the promise is rejected.
 */
async function clearServed(): Promise<void> {
  await Promise.all([...document.querySelectorAll<HTMLLinkElement>('link[data-until-taken]')].map(async (served) => {
    const copy = document.createElement('link');
    copy.rel = 'stylesheet';
    copy.href = served.href;
    await new Promise((resolve, reject) => {
      copy.onload = resolve;
      copy.onerror = () => {
        copy.remove();
        reject(new Error(copy.href));
      };
      document.head.append(copy);
    });
    served.remove();
  }));
}

/** For the ear, and with the attribute for the eye: a part that needs the application shows its note then. */
function sayThatItFailed(): void {
  page.dataset['applicationFailed'] = '';
  if (document.querySelector(needsApplication)) announce('A part of this page could not be loaded: try again');
}

const isApproach = ({ type }: Event): boolean => type === 'pointerover' || type === 'focusin';

/** A finger that touches may be about to scroll: its click tells. */
const isQuiet = (event: Event): boolean =>
  event instanceof KeyboardEvent ? quietKeys.test(event.key) : event.type === 'pointerdown' && (event as PointerEvent).pointerType === 'touch';

interface Connection {
  saveData?: boolean;
  effectiveType?: string;
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  return connection?.saveData === true
    || /^(?:slow-)?[23]g$/.test(connection?.effectiveType ?? '')
    || matchMedia('(prefers-reduced-data: reduce)').matches;
}

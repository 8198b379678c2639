import { loadPart } from './load-part.ts';

/** Tells readers who come from the documentation of a stable branch, by an address with `?branch=v1.17`, whom the text is for. */
export function installBranch(): void {
  // Without the notice the page is as it is for everybody else.
  if (/[?&]branch=v/.test(location.search)) loadPart('branch').catch(() => undefined);
}

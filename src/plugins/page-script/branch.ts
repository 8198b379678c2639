/** The folder of the parts, put in when the script is bundled. */
declare const PARTS: string;

/** The name comes as an argument, or the bundler would look for the file itself. */
const loadPart = (name: string): Promise<unknown> => import(`${PARTS}${name}.js`);

/** Tells readers who come from the documentation of a stable branch, by an address with `?branch=v1.17`, whom the text is for. */
export function installBranch(): void {
  // Without the notice the page is as it is for everybody else.
  if (/[?&]branch=v/.test(location.search)) loadPart('branch').catch(() => undefined);
}

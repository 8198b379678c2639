/** The folder of the parts, put in when the script is bundled. */
declare const PARTS: string;

/** Loads a file of parts/, which comes when a reader first uses what it is for. The browser loads each once. */
export const loadPart = <Part>(name: string): Promise<Part> => import(`${PARTS}${name}.js`) as Promise<Part>;

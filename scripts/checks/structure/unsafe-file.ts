import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import path from 'node:path';
import sax from 'sax';
import { messageOf } from '../../errors.ts';
import type { Draft } from '../finding.ts';
import type { SiteRule } from '../rule.ts';

type Located = Draft & { readonly file: string };

/** Kinds of files that are served as they are. None of them runs but a drawing, whose content is judged. */
const served = new Set(['.svg', '.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.ico', '.json', '.txt', '.pdf', '.woff2', '.webmanifest']);

/** Elements that a drawing may not have: they run code, load something, hold HTML or change what other elements say. */
const dangerous = new Set(['script', 'foreignobject', 'iframe', 'embed', 'object', 'audio', 'video', 'canvas', 'handler', 'listener', 'set', 'animate', 'animatemotion', 'animatetransform', 'discard', 'image', 'feimage', 'style', 'link']);

/** Files that are served beside the pages, or drawn into them, and that could run code or load something from elsewhere. */
export const unsafeFile: SiteRule = {
  id: 'structure/unsafe-file',
  severity: 'error',
  check: ({ root, memory }) => memory.unlessClean('unsafe-file', '', () => [...judgeStatic(root), ...filesIn(root, 'src/diagrams').filter(({ name }) => name.endsWith('.svg')).flatMap(({ file }) => judgeDrawing(root, file))]),
};

function judgeStatic(root: string): Located[] {
  return filesIn(root, 'static').flatMap(({ file, name, isFile }) => {
    const kind = path.extname(name).toLowerCase();
    if (!isFile) return [finding(file, 'A symbolic link can lead out of the portal. Put the file itself in its place.')];
    if (!served.has(kind)) return [finding(file, `Files in static/ are served as they are, and "${kind || name}" is none of the kinds that may be: ${[...served].join(' ')}. Code belongs in src/.`)];
    return kind === '.svg' ? judgeDrawing(root, file) : [];
  });
}

/** Reads a drawing as strictly as a browser that opens it by itself. */
function judgeDrawing(root: string, file: string): Located[] {
  const found: Located[] = [];
  const reader = sax.parser(true, { position: true });
  const say = (message: string): void => { found.push(finding(file, message, { line: reader.line + 1, column: 1 })); };
  reader.onerror = (error) => {
    say(`The drawing is not XML: ${messageOf(error).split('\n')[0] ?? ''}.`);
    throw error;
  };
  reader.ondoctype = () => { say('A drawing may have no DOCTYPE, which can name other files. Remove it.'); };
  reader.onprocessinginstruction = ({ name }) => {
    if (name !== 'xml') say(`A drawing may have no <?${name} ?>, which can load styles and code. Remove it.`);
  };
  reader.onopentag = ({ name, attributes }) => {
    const local = name.replace(/^.*:/, '').toLowerCase();
    if (dangerous.has(local)) say(`<${name}> can run code, load something or change the page, and no drawing may. Draw it with shapes and text.`);
    for (const [key, value] of Object.entries(attributes)) {
      const text = String(value).trim();
      if (/^on/i.test(key)) say(`"${key}" is code, and no drawing may run any. Remove the attribute.`);
      else if (/(?:^|:)(?:href|src)$/i.test(key) && !text.startsWith('#')) say(`"${key}" leads to "${text.slice(0, 60)}". In a drawing it may lead to "#id" alone.`);
      else if (/url\(\s*(?!["']?#)/i.test(text)) say(`"${key}" loads "${text.slice(0, 60)}". In a drawing url() may name "#id" alone.`);
      else if (key === 'style') say('"style" is stopped by the site\'s own policy. Write each property as an attribute.');
    }
  };
  try {
    reader.write(readFileSync(path.join(root, file), 'utf8')).close();
  } catch (error) {
    if (found.length === 0) found.push(finding(file, `The drawing cannot be read: ${messageOf(error).split('\n')[0] ?? ''}.`));
  }
  return found;
}

function finding(file: string, message: string, { line, column } = { line: 1, column: 1 }): Located {
  return { rule: unsafeFile.id, file, line, column, message };
}

interface Listed {
  readonly file: string;
  readonly name: string;
  readonly isFile: boolean;
}

/** All files below a folder, in order; none where there is no such folder. Links are listed and not followed. */
function filesIn(root: string, folder: string): Listed[] {
  let entries: Dirent[];
  try {
    entries = readdirSync(path.join(root, folder), { withFileTypes: true });
  } catch {
    return [];
  }
  return entries.sort((a, b) => (a.name < b.name ? -1 : 1)).flatMap((entry): Listed[] => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesIn(root, file);
    return [{ file, name: entry.name, isFile: entry.isFile() }];
  });
}

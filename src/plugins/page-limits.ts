import path from 'node:path';
import { overLimits } from '../../scripts/pages/limits.ts';
import { isGenerated } from '../../scripts/tables/read-generated.ts';

/**
 * Gives Docusaurus a hook that it calls with each page before it parses it: a page that holds too much of something stops the build with
 * what the check says of it, where the parser might take hours. The hook throws an Error that names the place.
 */
export function pageLimits(root: string): (page: { filePath: string; fileContent: string }) => string {
  return ({ filePath, fileContent }) => {
    const file = path.relative(root, filePath).split(path.sep).join('/');
    const [first] = isGenerated(file) ? [] : overLimits(fileContent.replaceAll(/\r\n?/g, '\n'));
    if (first) throw new Error(`${file}:${first.line}: ${first.message} (${first.rule})`);
    return fileContent;
  };
}

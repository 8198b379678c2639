import ts from 'typescript';
import { isScalar, parseAllDocuments, visit } from 'yaml';
import { applyEdits } from './rewrite-links.ts';

type NameMap = (text: string) => string | undefined;

/** The TypeScript source with other texts in its string literals, quoted as they were; undefined from the map leaves one as it is. */
export function rewriteStrings(source: string, map: NameMap): string {
  const edits: { start: number; end: number; text: string }[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) {
      const text = map(node.text);
      if (text !== undefined) edits.push({ start: node.getStart() + 1, end: node.getEnd() - 1, text });
    }
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile('source.tsx', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return applyEdits(source, edits);
}

/** The YAML or JSON with other texts in its keys and values; what is no YAML stays as it is. */
export function rewriteScalars(source: string, map: NameMap): string {
  const edits: { start: number; end: number; text: string }[] = [];
  for (const document of parseAllDocuments(source, { logLevel: 'silent' })) {
    if ('errors' in document && document.errors.length > 0) return source;
    visit(document, (_key, node) => {
      if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return;
      const text = map(node.value);
      const [start, end] = node.range;
      const quoted = /^["']/.test(source.slice(start, end)) ? 1 : 0;
      if (text !== undefined) edits.push({ start: start + quoted, end: end - quoted, text });
    });
  }
  return applyEdits(source, edits);
}

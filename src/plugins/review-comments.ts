import * as z from 'zod';
import { readData, yamlOf } from '../../scripts/data-file.ts';
import { PortalError } from '../../scripts/errors.ts';

const file = 'src/data/review-comments.yaml';

const schema = z.array(z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  when: z.string().min(1),
  text: z.string().min(1),
  permalink: z.string().regex(/^\/[\w/-]+\/#[\w-]+$/, 'expected a page and a section, such as /testing/ci/#ariane'),
}));

/** A text that reviewers paste; `permalink`: path and fragment of the section that it leads to, from the site's base. */
export type ReviewComment = z.infer<typeof schema>[number];

/** Reads the review comments of the project at `root`; none where it has no such file. Throws PortalError when the file is malformed. */
export function readReviewComments(root: string): ReviewComment[] {
  const text = readData(root, file);
  if (text === undefined) return [];
  const parsed = schema.safeParse(yamlOf(file, text).value);
  if (!parsed.success) throw new PortalError(`${file}: expected a list of comments with id, when, text and permalink. ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

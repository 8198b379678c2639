/** Terms with their other names; a project need not have it. */
export const glossaryFile = 'src/data/glossary.yaml';

/** Words that mean the same; a project need not have it. */
export const synonymsFile = 'src/data/synonyms.yaml';

/** Words that lead to a section although it does not hold them; a project need not have it. */
export const searchTermsFile = 'src/data/search-terms.yaml';

/** What the index is made of beside the pages, from the root. */
export const wordFiles = [glossaryFile, synonymsFile, searchTermsFile] as const;

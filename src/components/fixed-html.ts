const tags = /<[a-z][\w-]*((?:\s[^\s=>"]+(?:="[^"]*")?)*)/g;
const attributes = /\s(id|href)="([^"]*)"/g;

/** The anchors and the links within the site that the HTML of a block holds, as rehype-fixed-blocks writes it. What its text shows as code is none. */
export function addressesIn(html: string): { anchors: string[]; links: string[] } {
  const found = [...html.matchAll(tags)].flatMap(([, text = '']) => [...text.matchAll(attributes)].map(([, name, value = '']) => ({ name, value })));
  return {
    anchors: found.filter(({ name }) => name === 'id').map(({ value }) => value),
    links: found.filter(({ name, value }) => name === 'href' && /^[#/]/.test(value)).map(({ value }) => value),
  };
}

import { beforeAll, describe, expect, it } from 'vitest';
import { indexOf } from '../../../scripts/search/index-of.ts';
import { Search, type Found } from '../../../scripts/search/engine/search.ts';
import { makeProject, pageOf } from '../checks/project.ts';

const rows = ['--queen-min-age', '--queen-max-age', '--calm'].map((flag) => `| <a id="flag${flag}" href="#flag${flag}"><code>${flag}</code></a> | A number |`).join('\n');

const project = makeProject({
  'docs/bees/index.md': pageOf('Everything about bees.\n', 'Bees'),
  'docs/bees/hive.md': pageOf('Lead.\n\n## Open the hive {#open}\n\nUse `make smoke-hive` first, with `SMOKE_PROG_RUN`.\n\n## Set up a hive {#install}\n\nBuy wood. Connect the boards: connectivity of the combs depends on it.\n\n## Prerequisites {#before}\n\nGloves.\n', 'The hive').replace('type: task', 'type: task\nkeywords: [skep, beehive]'),
  'docs/honey/harvest.md': pageOf('Lead.\n\n## Take the honey {#take}\n\nOpen the lid, and take the frames with honey. Bees get angry.\n\n## Sell the honey {#sell}\n\nAsk @bees/sig-honey, and print X.Y on the jar.\n', 'Harvest'),
  'docs/reference/flags.md': `${pageOf('', 'Flags').replace('type: task', 'type: reference\ngenerated: true')}| Flag | Type |\n| --- | --- |\n${rows}\n`,
  'src/data/glossary.yaml': '- name: smoker\n  aliases: [fumigator]\n  link: /bees/hive/#open\n',
  'src/data/synonyms.yaml': '- [harvest, gather]\n- {for: [how much money], find: [sell]}\n',
  'src/data/search-terms.yaml': '/honey/harvest/#take: [extraction]\n/reference/flags/#flag--calm: [calm-all-bees]\n',
});

const files = indexOf(project, { inputs: 'test', leaveOut: [] });
let asked: string[] = [];
let search: Search;

beforeAll(async () => {
  search = await Search.open((file) => {
    asked.push(file);
    const content = files.get(file);
    return content === undefined ? Promise.reject(new Error(`no ${file}`)) : Promise.resolve(content);
  });
});

const find = (query: string, area?: string): Promise<Found> => search.search(query, { limit: 5, area });
const first = async (query: string): Promise<string | undefined> => (await find(query)).results[0]?.url;

describe('search', () => {
  it.each([
    ['a section by its title', 'open the hive', '/bees/hive/#open'],
    ['a section by other forms of its words', 'opening hives', '/bees/hive/#open'],
    ['a question in whole words', 'how do I take honey?', '/honey/harvest/#take'],
    ['a page by its subject', 'harvest', '/honey/harvest/'],
    ['a page by a keyword', 'skep', '/bees/hive/'],
    ['an unfinished word', 'harv', '/honey/harvest/'],
    ['a mistyped word', 'harvset', '/honey/harvest/'],
    ['a word with a wrong first letter', 'jarvest', '/honey/harvest/'],
    ['a word inside a longer one', 'microextraction', '/honey/harvest/#take'],
    ['two words written as one', 'buywood', '/bees/hive/#install'],
    ['another form that no ending makes', 'took', '/honey/harvest/#take'],
    ['what holds for every version', '1.17', '/honey/harvest/#sell'],
    ['a mistyped name', 'smoke-hvie', '/bees/hive/#open'],
    ['a row by another name', 'calm-all-bees', '/reference/flags/#flag--calm'],
    ['a make target by its name', 'make smoke-hive', '/bees/hive/#open'],
    ['a name by its parts', 'smoke prog', '/bees/hive/#open'],
    ['a constant in lower case', 'smoke_prog_run', '/bees/hive/#open'],
    ['the beginning of a name', 'SMOKE_', '/bees/hive/#open'],
    ['a flag', '--queen-min-age', '/reference/flags/#flag--queen-min-age'],
    ['a flag without its hyphens', 'queen-max-age', '/reference/flags/#flag--queen-max-age'],
    ['a flag of one word', '--calm', '/reference/flags/#flag--calm'],
    ['a team by its handle', '@bees/sig-honey', '/honey/harvest/#sell'],
    ['a team by a part of it', '#sig-honey', '/honey/harvest/#sell'],
    ['two words that the title writes apart', 'setup hive', '/bees/hive/#install'],
    ['another name of a term', 'fumigator', '/bees/hive/#open'],
    ['a word of the same meaning', 'gather', '/honey/harvest/'],
    ['a phrase of the same meaning', 'how much money', '/honey/harvest/#sell'],
    ['a word that leads there', 'extraction', '/honey/harvest/#take'],
  ])('finds %s: %s', async (_, query, url) => {
    expect(await first(query)).toBe(url);
  });

  it('finds words of three letters and less as they are', async () => {
    expect((await find('wd')).results).toEqual([]);
    expect((await find('lid')).results[0]?.url).toBe('/honey/harvest/#take');
  });

  it('tells what it searched instead of a mistyped word', async () => {
    expect([...(await find('gloes')).corrections]).toEqual([['gloes', 'gloves']]);
    expect([...(await find('gloves')).corrections]).toEqual([]);
    expect([...(await find('conectivity')).corrections]).toEqual([['conectivity', 'connectivity']]);
  });

  it.each(['', '   ', '?!', '---', 'qqqqqq', 'the of and', '"', '\u0000', '𝒽'])('finds nothing for %j', async (query) => {
    expect(await find(query)).toMatchObject({ results: [], count: 0 });
  });

  it('takes any query, however long', async () => {
    expect((await find('honey '.repeat(2000))).results[0]?.url).toMatch(/^\/honey\/harvest\//);
    expect(await find('(a|b)* [x] {y} \\ ^ $ .* <script>')).toBeDefined();
  });

  it('keeps to an area, and counts the others', async () => {
    const everywhere = await find('open');
    expect([...everywhere.areas.keys()]).toEqual(expect.arrayContaining(['bees', 'honey']));
    const { results, count, areas } = await find('open', 'honey');
    expect(results.map(({ area }) => area)).toEqual(results.map(() => 'honey'));
    expect(count).toBe(areas.get('honey'));
    expect(areas).toEqual(everywhere.areas);
  });

  it('gives what a result shows', async () => {
    expect((await find('open hive smoke')).results[0]).toMatchObject({
      url: '/bees/hive/#open', title: 'Open the hive', page: 'The hive', area: 'bees', kind: 'section', above: '',
      markedTitle: [{ text: 'Open', hit: true }, { text: ' the ', hit: false }, { text: 'hive', hit: true }],
    });
    expect((await find('--calm')).results[0]).toMatchObject({ kind: 'row', above: 'Flag', page: 'Flags' });
  });

  it('fetches few files, and each once', async () => {
    asked = [];
    const fresh = await Search.open((file) => {
      asked.push(file);
      return Promise.resolve(files.get(file) ?? '');
    });
    await fresh.search('open the hive', { limit: 5 });
    const before = asked.length;
    await fresh.search('open the hive', { limit: 5 });
    expect(asked.length).toBe(before);
    expect(new Set(asked).size).toBe(asked.length);
    expect(asked.filter((file) => file.endsWith('/terms.txt'))).toEqual([]);
    expect(asked[0]).toBe('manifest.json');
  });

  it('fetches no texts for an answer that nobody waits for', async () => {
    asked = [];
    const fresh = await Search.open((file) => {
      asked.push(file);
      return Promise.resolve(files.get(file) ?? '');
    });
    expect((await fresh.search('open', { limit: 5, wanted: () => false })).results).toEqual([]);
    expect(asked.filter((file) => file.includes('texts'))).toEqual([]);
  });

  it('fetches a file again that could not be read', async () => {
    let broken = true;
    const fresh = await Search.open((file) => (broken && file.includes('terms-') ? Promise.reject(new Error('offline')) : Promise.resolve(files.get(file) ?? '')));
    await expect(fresh.search('open', { limit: 5 })).rejects.toThrow('offline');
    broken = false;
    expect((await fresh.search('open', { limit: 5 })).results.length).toBeGreaterThan(0);
  });
});

describe('the index', () => {
  it('is the same for the same pages', () => {
    expect([...indexOf(project, { inputs: 'test', leaveOut: [] })]).toEqual([...files]);
  });

  it('stands in a folder that its content names', () => {
    const other = indexOf(makeProject({ 'docs/bees/index.md': pageOf('Wasps.\n', 'Wasps') }), { inputs: 'test', leaveOut: [] });
    const folderOf = (some: ReadonlyMap<string, string>): string | undefined => [...some.keys()][0]?.split('/')[0];
    expect(folderOf(other)).not.toBe(folderOf(files));
  });

  it('leaves out what the site leaves out', async () => {
    const without = indexOf(project, { inputs: 'test', leaveOut: ['docs/honey/harvest.md'] });
    const few = await Search.open((file) => Promise.resolve(without.get(file) ?? ''));
    expect((await few.search('honey', { limit: 5 })).results).toEqual([]);
  });
});

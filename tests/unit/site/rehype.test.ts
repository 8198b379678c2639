import { describe, expect, it } from 'vitest';
import rehypeInlineCode from '../../../src/plugins/rehype-inline-code.ts';
import rehypeOutboundLinks from '../../../src/plugins/rehype-outbound-links.ts';
import rehypeTables from '../../../src/plugins/rehype-tables.ts';
import rehypeTaskLists from '../../../src/plugins/rehype-task-lists.ts';
import { h, renderElements } from './render.ts';

describe('rehypeOutboundLinks', () => {
  const rendered = (href: string): string => renderElements([h('a', { href }, 'x')], [[rehypeOutboundLinks, { site: 'https://portal.example' }]]);

  it('opens a link that leaves the portal in a new tab, and says so', () => {
    expect(rendered('https://example.com/')).toMatchInlineSnapshot(
      `"<a href="https://example.com/" target="_blank" rel="noopener" class="outbound">x<span class="sr-only"> (opens in a new tab)</span></a>"`,
    );
    expect(rendered('//example.com/')).toContain('_blank');
  });

  it.each(['/testing/', '#part', 'page.md', 'mailto:a@example.com', 'https://portal.example/testing/'])('leaves %s alone', (href) => {
    expect(rendered(href)).toBe(`<a href="${href}">x</a>`);
  });

  it('keeps the classes of the link', () => {
    expect(renderElements([h('a', { href: 'https://example.com', className: ['ref'] }, 'x')], [[rehypeOutboundLinks, { site: 'https://portal.example' }]])).toContain('class="ref outbound"');
  });
});

describe('rehypeTables', () => {
  const table = (...cells: string[]) => h('table', {},
    h('thead', {}, h('tr', {}, h('th', {}, 'Name'), h('th', {}, cells[0] ?? ''))),
    h('tbody', {}, h('tr', {}, h('td', {}, cells[1] ?? ''), h('td', {}, 'b'))));

  it('wraps a table into a group named after its section, with heads for columns and rows', () => {
    expect(renderElements([h('h2', {}, 'Flags'), table('Use', '--a')], [rehypeTables])).toMatchInlineSnapshot(
      `"<h2>Flags</h2><div class="table-scroll" data-scrolls="" role="group" tabindex="0" aria-label="Table: Flags"><table><caption class="sr-only">Flags</caption><thead><tr><th scope="col">Name</th><th scope="col">Use</th></tr></thead><tbody><tr><th scope="row">--a</th><td>b</td></tr></tbody></table></div>"`,
    );
  });

  it('numbers further tables of a section, and names one before any section', () => {
    const rendered = renderElements([table('Use', 'a'), h('h3', {}, 'S'), table('Use', 'a'), table('Use', 'a')], [rehypeTables]);
    expect([...rendered.matchAll(/aria-label="([^"]*)"/g)].map(([, name]) => name)).toEqual(['Table', 'Table: S', 'Table: S (2)']);
  });

  it('makes no head of an empty cell', () => {
    const rendered = renderElements([table('', '')], [rehypeTables]);
    expect(rendered).toContain('<th scope="col">Name</th><td></td>');
    expect(rendered).toContain('<tr><td></td><td>b</td></tr>');
  });
});

describe('rehypeTaskLists', () => {
  const box = (checked = false) => h('input', { type: 'checkbox', disabled: true, checked });
  const list = (...items: Parameters<typeof h>[2][]) => h('ul', { className: ['contains-task-list'] }, ...items);
  const item = (...content: Parameters<typeof h>[2][]) => h('li', { className: ['task-list-item'] }, ...content);

  it('labels boxes with their items, lets them be ticked, and adds controls', () => {
    expect(renderElements([h('h2', { id: 'before' }, 'Before'), list(item(box(), ' Sign ', h('code', {}, 'off')), item(box(true), ' Push'))], [rehypeTaskLists])).toMatchInlineSnapshot(
      `
      "<h2 id="before">Before</h2><div class="checklist" data-list="before"><ul class="contains-task-list"><li class="task-list-item"><label><input type="checkbox"></input> Sign <code>off</code></label>
      </li><li class="task-list-item"><label><input type="checkbox" defaultchecked="true"></input> Push</label>
      </li></ul><p class="checklist-tools"><span class="checklist-progress">1 of 2 done</span><button type="button" data-checklistdoes="copy">Copy as Markdown</button><button type="button" data-checklistdoes="reset">Reset</button></p></div>"
    `,
    );
  });

  it('labels items of several paragraphs and of lists inside of lists, with one set of controls', () => {
    const html = renderElements([list(item(h('p', {}, box(), ' One'), h('p', {}, 'More')), item(box(), ' Two', list(item(box(), ' Three'))))], [rehypeTaskLists]);
    expect(html).toContain('<p><label><input type="checkbox"></input> One</label>\n</p><p>More</p>');
    expect(html).toContain('<label><input type="checkbox"></input> Two</label>\n<ul');
    expect(html).toContain('<label><input type="checkbox"></input> Three</label>');
    expect(html.match(/class="checklist"/g)).toHaveLength(1);
    expect(html).toContain('0 of 3 done');
  });

  it('tells the lists of a section apart', () => {
    const html = renderElements([list(item(box())), h('h3', { id: 'a' }, 'A'), list(item(box())), list(item(box()))], [rehypeTaskLists]);
    expect([...html.matchAll(/data-list="([^"]*)"/g)].map(([, name]) => name)).toEqual(['top', 'a', 'a-2']);
  });

  it('leaves other lists alone', () => {
    expect(renderElements([h('ul', {}, h('li', {}, 'One'))], [rehypeTaskLists])).toBe('<ul><li>One</li></ul>');
  });
});

describe('rehypeInlineCode', () => {
  const rendered = (code: string): string => renderElements([h('code', {}, code)], [rehypeInlineCode]).replace(/<\/?code>|<\/wbr>/g, '');

  it('lets long code break after its separators, without changing its text', () => {
    expect(rendered('pkg/datapath/loader/cache_test.go')).toBe('pkg/<wbr>datapath/<wbr>loader/<wbr>cache_<wbr>test.<wbr>go');
    expect(rendered('io.cilium.k8s.policy=value:1')).toBe('io.<wbr>cilium.<wbr>k8s.<wbr>policy=<wbr>value:<wbr>1');
  });

  it('lets a long name of several words break between them', () => {
    expect(rendered('agentNotReadyTaintKey')).toBe('agent<wbr>Not<wbr>Ready<wbr>Taint<wbr>Key');
    expect(rendered('CiliumBGPAdvertisement')).toBe('Cilium<wbr>BGP<wbr>Advertisement');
    expect(rendered('DebugEnableIPv6Masq')).toBe('Debug<wbr>Enable<wbr>IPv6Masq');
    expect(rendered('CILIUM_CLI_VERSION_OF_URL')).toBe('CILIUM_<wbr>CLI_<wbr>VERSION_<wbr>OF_<wbr>URL');
  });

  it('keeps short code, and leading separators, in one piece', () => {
    expect(rendered('pkg/hive/cell.go')).toBe('pkg/hive/cell.go');
    expect(rendered('--agent-liveness')).toBe('--agent-liveness');
    expect(rendered('/etc/kubernetes/a-directory')).toBe('/etc/<wbr>kubernetes/<wbr><span>a-directory</span>');
  });

  it('breaks commands and lists of values, and at hyphens only words that are long together', () => {
    expect(rendered('make -C test k8s-kind')).toBe('make <wbr>-C <wbr>test <wbr><span>k8s-kind</span>');
    expect(rendered('channel=EXTENDED|REGULAR|STABLE')).toBe('channel=<wbr>EXTENDED|<wbr>REGULAR|<wbr>STABLE');
    expect(rendered('[{"nodes":0,"limit":10}]')).toBe('[{"nodes":<wbr>0,<wbr>"limit":<wbr>10}]');
    expect(rendered('tests-clustermesh-upgrade.yaml')).toBe('tests-<wbr>clustermesh-<wbr>upgrade.<wbr>yaml');
    expect(rendered('--operator-api-port, --cluster-id')).toBe('--operator-<wbr>api-<wbr>port, <wbr><span>--cluster-id</span>');
  });

  it('keeps the numbers of a version together', () => {
    expect(rendered('sigs.k8s.io/kind@v0.31.0')).toBe('sigs.<wbr>k8s.<wbr>io/<wbr>kind@<wbr>v0.31.0');
  });

  it('marks code that has no place to break, or a part too long for a column', () => {
    expect(rendered('ciliumbgpnodeconfigoverrides')).toBe('<code class="code-long">ciliumbgpnodeconfigoverrides');
    expect(rendered(`sha256:${'0'.repeat(40)}`)).toBe(`<code class="code-long">sha256:<wbr>${'0'.repeat(40)}`);
  });

  it('leaves blocks alone', () => {
    const block = h('pre', {}, h('code', {}, 'a/very/long/path/to/some/file'));
    expect(renderElements([block], [rehypeInlineCode])).not.toContain('wbr');
  });
});

import { describe, expect, it } from 'vitest';
import { readAnchors, type Include } from '../../../scripts/incumbent/rst.ts';
import { docutilsId } from '../../../scripts/incumbent/slug.ts';

/** The anchors of a text as `id`, with `!` behind those of the page's title. */
const anchors = (lines: readonly string[], include?: Include): string[] => readAnchors(lines.join('\n'), include).map(({ id, title }) => (title ? `${id}!` : id));

describe('the id that docutils makes of a name', () => {
  it.each([
    ['Run One Test', 'run-one-test'],
    ['under_scored  name', 'under-scored-name'],
    ['2. Second & last', 'second-last'],
    ['What is @org/team?', 'what-is-org-team'],
    ['Caf\u00e9 \u2013 na\u00efve', 'cafe-naive'],
    ['--help', 'help'],
    ['1.2.3', ''],
  ])('%s', (name, id) => {
    expect(docutilsId(name)).toBe(id);
  });
});

describe('headings', () => {
  it('are read with and without an overline, and the first is the page\'s title', () => {
    expect(anchors(['======', ' Main', '======', '', 'Text.', '', 'Part', '----', '', 'Deeper', '~~~~~~'])).toEqual(['main!', 'part', 'deeper']);
  });

  it('may have a line that is too short, but of four characters at least', () => {
    expect(anchors(['A long title', '====', '', 'A paragraph', '==='])).toEqual(['a-long-title!']);
  });

  it('are not a transition, a table, a second line of a paragraph or anything that stands in', () => {
    expect(
      anchors(['Title', '=====', '', '-----', '', '===  ===', 'a    b', '===  ===', '', 'One line', 'another', '-------', '', '- Item', '  ----', '', '    Quote', '    -----']),
    ).toEqual(['title!']);
  });

  it('lose their markup', () => {
    expect(anchors(['Use ``make check`` with :ref:`the map <map>` and *care*', '=======================================================']))
      .toEqual(['use-make-check-with-the-map-and-care!']);
  });

  it('are not read in literal blocks, code, comments and figures', () => {
    expect(anchors(['Title', '=====', '', 'As in::', '', '  Inner', '  -----', '', '.. code-block:: rst', '', '   .. _inner:', '', '.. a comment', '   .. _other:', '', '.. image:: x.png', '   :alt: x', '', 'End', '---'])).toEqual(['title!', 'end']);
  });
});

describe('ids that are taken', () => {
  it('are numbered in the order in which they are asked for', () => {
    expect(anchors(['Title', '=====', '', 'Minor', '-----', '', 'Patch', '-----', '', 'Minor', '-----', '', 'Patch', '-----'])).toEqual(['title!', 'minor', 'patch', 'id1', 'id2']);
  });

  it('may be taken by the heading\'s own label', () => {
    expect(anchors(['.. _the_guide:', '', 'The Guide', '=========', '', 'Part', '----'])).toEqual(['the-guide!', 'id1!', 'part']);
  });

  it('may be taken by a link, by an external target and by a footnote', () => {
    expect(anchors(['Title', '=====', '', 'Ask on `Slack <https://example.com>`_, or `later <https://example.com>`__.', '', '.. _Forum: https://example.com', '', 'See [#one]_.', '', '.. [#one] A note.', '', 'Slack', '-----', '', 'Later', '-----', '', 'Forum', '-----', '', 'One', '---'])).toEqual(['title!', 'id2', 'later', 'id3', 'id4']);
  });

  it('are not taken by code and by links in code', () => {
    expect(anchors(['Title', '=====', '', 'Write ``a `Part <x>`_`` or::', '', '  `Part <x>`_', '', 'Part', '----'])).toEqual(['title!', 'part']);
  });
});

describe('labels', () => {
  it('belong to the heading that they stand before, else to the section around them', () => {
    const found = readAnchors(['.. _top_label:', '', 'Title', '=====', '', '.. _a:', '.. _`B c`:', '', 'Part', '----', '', '.. _in_part:', '', 'Words.', '', 'Last', '----'].join('\n'));
    expect(found.map(({ id, heading }) => `${id}: ${heading}`)).toMatchInlineSnapshot(`
      [
        "top-label: Title",
        "title: Title",
        "a: Part",
        "b-c: Part",
        "part: Part",
        "in-part: Part",
        "last: Last",
      ]
    `);
  });

  it('are read in lists, notes and tabs, and as inline targets and names of code', () => {
    expect(anchors(['Title', '=====', '', '#. Step', '', '   .. _step:', '', '   More.', '', '.. note::', '', '   .. _noted:', '', '   Text with _`a spot`.', '', '.. tabs::', '', '   .. group-tab:: One', '', '      .. _tab:', '', '      Text.', '', '.. code-block:: sh', '   :name: a_listing', '', '   .. _not:']))
      .toEqual(['title!', 'step', 'noted', 'a-spot', 'tab', 'a-listing']);
  });
});

describe('what is included', () => {
  it('brings its headings and labels, in its place', () => {
    const include: Include = (target) => (target === 'part.rst' ? '.. _part:\n\nPart\n----\n' : undefined);
    expect(anchors(['Title', '=====', '', '.. include:: part.rst', '', 'Part', '----', '', '.. include:: missing.rst'], include)).toEqual(['title!', 'part', 'id1', 'id2']);
  });

  it('counts in "only" as well', () => {
    expect(anchors(['.. only:: html', '', '   Note.', '', 'Title', '=====', '', '.. only:: html', '', '   Part', '   ----'])).toEqual(['title!', 'part']);
  });
});

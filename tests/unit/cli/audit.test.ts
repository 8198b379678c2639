import { describe, expect, test, vi } from 'vitest';
import { readAuditExcuses } from '../../../scripts/audit/excuses.ts';
import { judgeAudit } from '../../../scripts/audit/judge.ts';
import { main } from '../../../scripts/main.ts';
import { makeProject } from '../checks/project.ts';

const advisory = (id: string, title: string) => ({ source: 1, name: 'x', title, url: `https://github.com/advisories/${id}`, severity: 'high', range: '<2.0.0' });
const report = JSON.stringify({
  auditReportVersion: 2,
  vulnerabilities: {
    direct: { name: 'direct', via: ['deep'] },
    deep: { name: 'deep', via: [advisory('GHSA-aaaa-bbbb-cccc', 'It reads too much'), advisory('GHSA-dddd-eeee-ffff', 'It never ends')] },
    other: { name: 'other', via: [advisory('GHSA-aaaa-bbbb-cccc', 'It reads too much')] },
  },
  metadata: {},
});
const nothing = JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} });
const excuse = (id: string, until = '2027-01-01') => ({ advisory: id, until, reason: 'It is about a server, and we run none.' });

describe('the judge of an audit', () => {
  test('names each advisory once, with all packages', () => {
    expect(judgeAudit(report, [], '2026-12-01')).toEqual({
      advisories: 2,
      excused: 0,
      problems: [
        'GHSA-aaaa-bbbb-cccc (high): It reads too much, in deep <2.0.0, other <2.0.0. Update the package, or say in src/data/audit-excuses.yaml why it does not matter here.',
        'GHSA-dddd-eeee-ffff (high): It never ends, in deep <2.0.0. Update the package, or say in src/data/audit-excuses.yaml why it does not matter here.',
      ],
    });
  });

  test('lets an excuse hold to its day, and no longer', () => {
    const excuses = [excuse('GHSA-aaaa-bbbb-cccc', '2026-12-01'), excuse('GHSA-dddd-eeee-ffff', '2026-11-30')];
    expect(judgeAudit(report, excuses, '2026-12-01')).toMatchObject({ excused: 1, problems: [expect.stringContaining('GHSA-dddd-eeee-ffff (high): It never ends, in deep <2.0.0. Its excuse ended on 2026-11-30.')] });
  });

  test('reports an excuse that excuses nothing', () => {
    expect(judgeAudit(nothing, [excuse('GHSA-aaaa-bbbb-cccc')], '2026-12-01').problems).toEqual(['src/data/audit-excuses.yaml: nothing that is installed has GHSA-aaaa-bbbb-cccc any more. Remove its excuse.']);
  });

  test.each(['', 'npm error', '{"message":"request failed"}', '{"auditReportVersion":3,"vulnerabilities":{}}'])('takes no other output for a clean report: %s', (text) => {
    expect(() => judgeAudit(text, [], '2026-12-01')).toThrow(/^This is n/);
  });
});

test.each(['- advisory: 1', '- {advisory: GHSA-aaaa-bbbb-cccc, until: soon, reason: It is about a server that we do not run}', '- {advisory: GHSA-aaaa-bbbb-cccc, until: 2027-01-01, reason: no}', 'x: [', 'x: 1'])('excuses that are none are refused: %s', (text) => {
  expect(() => readAuditExcuses(makeProject({ 'src/data/audit-excuses.yaml': `${text}\n` }))).toThrow(/^src\/data\/audit-excuses\.yaml:(?:\d+:\d+:)? /);
});

test.each<[string, number, RegExp]>([
  ['clean.json', 0, /^0 advisories, 0 of them excused\n$/],
  ['report.json', 1, /^GHSA-aaaa-bbbb-cccc .*\nGHSA-dddd-eeee-ffff .*\n2 advisories, 0 of them excused\n$/],
  ['none.json', 2, /^portal: none\.json: the report cannot be read: /],
])('the command, given %s, exits with %d', async (file, code, said) => {
  const start = process.cwd();
  process.chdir(makeProject({ 'report.json': report, 'clean.json': nothing }));
  let text = '';
  const spies = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockImplementation((chunk) => { text += chunk.toString(); return true; }));
  try {
    expect(await main(['audit', file])).toBe(code);
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.chdir(start);
  }
  expect(text).toMatch(said);
});

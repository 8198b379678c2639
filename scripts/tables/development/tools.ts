import * as z from 'zod';
import { source, type Tools } from '../../upstream/sources/tools.ts';
import type { Pin } from '../../upstream/pin.ts';
import { acrossBranches, newest } from '../branches.ts';
import { code, codes, join, link, text, type Cell } from '../cell.ts';
import { factsOf, sourceUrl } from '../context.ts';
import { sentence } from '../descriptions.ts';
import type { ReferencePage, Row, Table } from '../table.ts';

const DOCTOR = 'tools/dev-doctor/rootcmd.go';

const toolsOf = (pin: Pin): Tools => factsOf(pin, source);

const checks: Table = {
  name: 'tools',
  title: 'Programs on your machine',
  lead: '`make dev-doctor` looks for them. A branch\'s column says what it makes of a missing one, and the versions that it takes.',
  prefix: 'tool-',
  nameTitle: 'Program',
  columns: [{ key: 'use', title: 'What it is for' }, { key: 'command', title: 'Command' }],
  branches: 'columns',
  described: { file: 'tools', fields: { use: sentence } },
  sources: () => [DOCTOR, 'go.mod'],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => toolsOf(pin).checks.map((check) => [check.name, check] as const));
    return [...all].map(([name, on]): Row => ({
      name,
      cells: { command: code(newest(on).command) },
      on: new Map(
        [...on].map(([branch, { level, min, below, backporting }]) => {
          const range = [min === undefined ? [] : `${min} or newer`, below === undefined ? [] : `below ${below}`].flat();
          return [branch, text([`${level}${backporting ? ' with --backporting' : ''}`, ...range].join(', '))];
        }),
      ),
    }));
  },
};

const go: Table = {
  name: 'go-version',
  title: 'Go',
  prefix: 'go-',
  nameTitle: 'Language',
  columns: [],
  branches: 'columns',
  sources: () => ['go.mod'],
  rows: (context) => [{ name: 'go', label: text('Go'), cells: {}, on: new Map(context.pins.map((pin) => [pin.name, link(sourceUrl(pin, 'go.mod'), code(toolsOf(pin).go))])) }],
};

const pins: Table = {
  name: 'tool-versions',
  title: 'Versions that the tree pins',
  lead: 'Renovate keeps these up to date. The builder image and the workflows use them; local scripts use some.',
  prefix: 'pin-',
  nameTitle: 'Dependency',
  columns: [{ key: 'use', title: 'What it is for' }],
  branches: 'columns',
  described: { file: 'tool-versions', fields: { use: sentence } },
  sources: (context) => [...new Set(toolsOf(context.main).pins.map(({ file }) => file))],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => {
      const names = new Set(toolsOf(pin).pins.map(({ name }) => name));
      return [...names].map((name) => [name, versionsCell(pin, toolsOf(pin).pins.filter((one) => one.name === name))] as const);
    });
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => ({ name, cells: {}, on }));
  },
};

/** Each version with a link to the file that has it; files that agree are not repeated. */
function versionsCell(pin: Pin, found: Tools['pins']): Cell {
  const byVersion = new Map(found.map(({ version, file }) => [version, file]));
  return join([...byVersion].map(([version, file]) => link(sourceUrl(pin, file), code(version))));
}

const python: Table = {
  name: 'python-packages',
  title: 'Python packages for the documentation',
  lead: 'The container of the documentation build has them.',
  prefix: 'python-',
  nameTitle: 'Package',
  columns: [{ key: 'use', title: 'What it is for' }],
  branches: 'columns',
  described: { file: 'python-packages', fields: { use: z.string().min(3).max(160) } },
  sources: () => ['Documentation/requirements-min/requirements.txt'],
  rows: (context) => {
    const all = acrossBranches(context, (pin) => toolsOf(pin).python.map(({ name, version }) => [name, codes([version])] as const));
    return [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, on]): Row => ({ name, cells: {}, on }));
  },
};

export const page: ReferencePage = {
  page: 'tools',
  title: 'Tool versions',
  description: 'Programs, versions and packages that building, testing and documenting Cilium needs, for main and each maintained branch.',
  keywords: ['dev-doctor', 'Go version', 'clang', 'LLVM', 'prerequisite', 'dependency', 'version', 'protoc', 'golangci-lint'],
  slack: 'development',
  group: 'Build and tools',
  find: 'Which version of a tool Cilium needs',
  lead: 'What has to be on your machine, and what the builder image and the workflows bring along.',
  tables: [go, checks, pins, python],
};

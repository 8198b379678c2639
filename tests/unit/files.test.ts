import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkFolder, writeFolderAtomic } from '../../scripts/files.ts';
import { makeProject } from './checks/project.ts';

const files = new Map([['a.txt', 'A'], ['deep/b.txt', 'B']]);

function folderOf(content: ReadonlyMap<string, string>): string {
  const folder = path.join(makeProject(), 'made');
  for (const [file, text] of content) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

const names = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(path.sep).join('/')).sort();

describe('a folder whose name tells its content', () => {
  it('is written whole, and stays as it is when it is there', () => {
    const folder = path.join(makeProject(), 'index', '0123abcd');
    writeFolderAtomic(folder, files);
    expect(names(path.dirname(folder))).toEqual(['0123abcd', '0123abcd/a.txt', '0123abcd/deep', '0123abcd/deep/b.txt']);
    writeFolderAtomic(folder, new Map([['c.txt', 'C']]));
    expect(names(folder)).toEqual(['a.txt', 'deep', 'deep/b.txt']);
  });

  it('leaves nothing behind where it cannot be written', () => {
    const folder = path.join(makeProject(), 'index', '0123abcd');
    expect(() => { writeFolderAtomic(folder, new Map([['a', 'A file.'], ['a/b', 'Below a file.']])); }).toThrow('EISDIR');
    expect(names(path.dirname(folder))).toEqual([]);
  });

  it('removes what a killed process left of one an hour ago', () => {
    const folder = path.join(makeProject(), 'index', '0123abcd');
    const [old, young] = ['.4567.12.00ff00ff.tmp', '.4567.13.00ff00ff.tmp'].map((name) => path.join(path.dirname(folder), name));
    for (const left of [old, young]) mkdirSync(path.join(left ?? '', 'deep'), { recursive: true });
    utimesSync(old ?? '', 0, 0);
    writeFolderAtomic(folder, files);
    expect([existsSync(old ?? ''), existsSync(young ?? '')]).toEqual([false, true]);
  });
});

describe('a folder that is copied into another', () => {
  it('has the same files, and nothing unfinished', () => {
    const from = folderOf(new Map([...files, ['.0123abcd.12.00ff00ff.tmp/c.txt', 'half'], ['.nojekyll', '']]));
    const to = path.join(makeProject(), 'build');
    linkFolder(from, to);
    expect(names(to)).toEqual(['.nojekyll', 'a.txt', 'deep', 'deep/b.txt']);
    expect(statSync(path.join(to, 'a.txt')).ino).toBe(statSync(path.join(from, 'a.txt')).ino);
  });

  it('replaces a file that is there, and leaves its other names alone', () => {
    const [from, to, other] = [folderOf(new Map([['a.txt', 'new']])), folderOf(new Map([['a.txt', 'old']])), path.join(makeProject(), 'other')];
    linkFolder(to, other);
    linkFolder(from, to);
    expect([to, other].map((folder) => readFileSync(path.join(folder, 'a.txt'), 'utf8'))).toEqual(['new', 'old']);
  });
});

import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changesFrom } from '../../src/fix/apply/change.js';
import { applyEdits, inOrder } from '../../src/fix/apply/edits.js';
import { patchOf } from '../../src/fix/apply/patch.js';
import { writeChanges } from '../../src/fix/apply/write.js';

let root = '';
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'reroute-apply-')));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const edit = (start: number, end: number, text: string) => ({ path: 'a', start, end, text });
const put = (path: string, text: string) => writeFileSync(join(root, path), text);
const change = (path: string, before: string, after: string) => ({ path, before, after });

describe('edits', () => {
  it('are applied from the back to the front, insertions in their order', () => {
    const ordered = inOrder([edit(3, 3, 'B'), edit(0, 1, 'x'), edit(3, 3, 'C')]);
    expect(ordered && applyEdits('abcdef', ordered)).toBe('xbcBCdef');
  });

  it('must not meet', () => {
    expect(inOrder([edit(0, 3, 'x'), edit(2, 4, 'y')])).toBeUndefined();
  });

  it('of files that are no UTF-8 are refused', () => {
    const { changes, refused } = changesFrom(
      [edit(0, 0, 'x')],
      () => Buffer.from([0x61, 0xe9]),
      () => undefined,
    );
    expect(changes).toEqual([]);
    expect(refused).toEqual([{ path: 'a', reason: expect.stringContaining('the file is not UTF-8') as string }]);
  });
});

describe('writing', () => {
  it('keeps the other names of a file, or the file', () => {
    put('a.py', 'a\n');
    put('b.py', 'b\n');
    linkSync(join(root, 'b.py'), join(root, 'other.py'));
    expect(() => writeChanges(root, [change('a.py', 'a\n', 'x\n'), change('b.py', 'b\n', 'x\n')])).toThrow(
      'b.py: it has other names (hard links), under which it would stay as it is; nothing was changed',
    );
    expect(['a.py', 'b.py', 'other.py'].map((path) => readFileSync(join(root, path), 'utf8')).join('')).toBe(
      'a\nb\nb\n',
    );
  });

  it.runIf(userInfo().uid === 0)('keeps the owner', () => {
    put('a.py', 'a\n');
    chownSync(join(root, 'a.py'), 1234, 2345);
    chmodSync(join(root, 'a.py'), 0o4751);
    writeChanges(root, [change('a.py', 'a\n', 'x\n')]);
    expect(statSync(join(root, 'a.py'))).toMatchObject({ uid: 1234, gid: 2345, mode: 0o104751 });
  });

  it.runIf(userInfo().uid === 0)('takes no file of somebody else', () => {
    put('a.py', 'a\n');
    chmodSync(root, 0o777);
    process.seteuid?.(1234);
    try {
      expect(() => writeChanges(root, [change('a.py', 'a\n', 'x\n')])).toThrow(
        'a.py: it belongs to somebody else, and would not any more; nothing was changed',
      );
    } finally {
      process.seteuid?.(0);
    }
    expect(statSync(join(root, 'a.py'))).toMatchObject({ uid: 0 });
  });

  it('keeps the mode', () => {
    put('run.py', 'a\n');
    chmodSync(join(root, 'run.py'), 0o755);
    writeChanges(root, [change('run.py', 'a\n', 'b\n')]);
    expect(readFileSync(join(root, 'run.py'), 'utf8')).toBe('b\n');
    expect(statSync(join(root, 'run.py')).mode & 0o777).toBe(0o755);
  });

  it('is all or nothing', () => {
    put('a', 'a');
    put('b', 'changed meanwhile');
    expect(() => writeChanges(root, [change('a', 'a', 'A'), change('b', 'b', 'B')])).toThrow(/changed/);
    expect(readFileSync(join(root, 'a'), 'utf8')).toBe('a');
    expect(readdirSync(root)).toEqual(['a', 'b']);
  });

  it('never goes through links, nor out of the root', () => {
    mkdirSync(join(root, 'in'));
    put('secret', 's');
    symlinkSync('../secret', join(root, 'in', 'link'));
    symlinkSync('..', join(root, 'in', 'up'));
    for (const path of ['link', 'up/secret', '../secret'])
      expect(() => writeChanges(join(root, 'in'), [change(path, 's', 'x')])).toThrow();
    expect(readFileSync(join(root, 'secret'), 'utf8')).toBe('s');
  });
});

describe('the patch', () => {
  it('quotes names as git does', () => {
    expect(patchOf(change('a "b"\n.py', 'x\n', 'y\n'))).toContain('--- "a/a \\"b\\"\\n.py"');
    expect(patchOf(change('a b.py', 'x\n', 'y\n'))).toContain('--- a/a b.py\t\n');
  });

  it('says where a last line does not end', () => {
    expect(patchOf(change('a', 'x', 'y'))).toBe(
      'diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n',
    );
  });
});

import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSources } from '../../src/discover/sources.js';
import type { Sources } from '../../src/model/discovery.js';
import { makeTree } from './tree.js';

const open = (root: string, maxFileSize = 1000): Sources => openSources({ root }, { maxFileSize });

describe('read', () => {
  it('gives the bytes', () => {
    const root = makeTree({ 'app/client.py': 'client = None\n', 'empty.py': '' });
    expect(open(root).read('app/client.py').toString()).toBe('client = None\n');
    expect(open(root).read('empty.py')).toHaveLength(0);
  });

  it.each([
    { path: 'gone.py', reason: 'no such file or folder' },
    { path: 'link.py', reason: 'symbolic link' },
    { path: 'folder-link/secret.py', reason: 'symbolic link' },
    { path: 'pipe.py', reason: 'not a regular file' },
    { path: 'folder.py', reason: 'not a regular file' },
    { path: 'large.py', reason: 'larger than the size limit' },
  ])('$path: $reason', ({ path, reason }) => {
    const outside = makeTree({ 'secret.py': 'key' });
    const root = makeTree({ 'large.py': 'x'.repeat(1001), 'folder.py/a.py': '' });
    symlinkSync(join(outside, 'secret.py'), join(root, 'link.py'));
    symlinkSync(outside, join(root, 'folder-link'));
    execFileSync('mkfifo', [join(root, 'pipe.py')]);
    expect(() => open(root).read(path)).toThrow(reason);
  });

  it('stays inside when a folder is replaced by a link', () => {
    const outside = makeTree({ 'client.py': 'key' });
    const root = makeTree({ 'app/client.py': '' });
    rmSync(join(root, 'app'), { recursive: true });
    symlinkSync(outside, join(root, 'app'));
    expect(() => open(root).read('app/client.py')).toThrow('symbolic link');
  });
});

describe('mentioning', () => {
  const files = {
    'sdk.py': 'from openai import OpenAI',
    'plain.py': 'print("hello")',
    'http.py': 'url = base + "/chat/completions"',
    'ümlaut.py': '# schlüssel',
    'wide.py': Buffer.from('\uFEFFimport openai', 'utf16le'),
  };
  it.each([
    { needles: ['openai'], paths: ['sdk.py', 'wide.py'] },
    { needles: ['openai', 'langchain_openai', '/chat/completions'], paths: ['sdk.py', 'http.py', 'wide.py'] },
    { needles: ['schlüssel'], paths: ['ümlaut.py', 'wide.py'] },
    { needles: [], paths: ['wide.py'] },
  ])('$needles', ({ needles, paths }) => {
    expect(open(makeTree(files)).mentioning(needles, Object.keys(files))).toEqual(paths);
  });

  it('keeps what can not be read: the reading says why', () => {
    expect(open(makeTree(files)).mentioning(['openai'], ['gone.py', 'plain.py'])).toEqual(['gone.py']);
  });

  it('is not read twice', () => {
    const root = makeTree(files);
    const sources = open(root);
    sources.mentioning(['openai'], ['sdk.py']);
    writeFileSync(join(root, 'sdk.py'), 'changed');
    expect(sources.read('sdk.py').toString()).toBe(files['sdk.py']);
  });
});

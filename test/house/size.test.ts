import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function linesOfFiles(folder: string): { path: string; lines: number }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path, lines: readFileSync(join(root, folder, path), 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines);
}

describe('files stay small enough to read at once', () => {
  it.each(['src', 'test'])('%s has none of more than 400 lines', (folder) => {
    expect(linesOfFiles(folder).filter(({ lines }) => lines > 400)).toEqual([]);
  });

  it('half of those in src have at most 70 lines', () => {
    const files = linesOfFiles('src');
    expect(files[Math.floor(files.length / 2)]?.lines).toBeLessThanOrEqual(70);
  });
});

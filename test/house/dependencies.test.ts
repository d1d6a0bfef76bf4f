import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const Versions = z.record(z.string(), z.string());
const Manifest = z.object({ dependencies: Versions, devDependencies: Versions });

const { dependencies, devDependencies } = Manifest.parse(JSON.parse(read('package.json')));
const versions = { ...dependencies, ...devDependencies };

describe('dependencies', () => {
  it('each say in CONTRIBUTING.md why they are there', () => {
    const [, section = ''] = read('CONTRIBUTING.md').split('## Dependencies');
    const firstCells = [...section.matchAll(/^\| (`.*?) \|/gm)].map(([, cell = '']) => cell);
    const explained = firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));

    expect(explained.sort()).toEqual(Object.keys(versions).sort());
  });

  it.each(Object.entries(versions))('%s has an exact version: %s', (_name, version) => {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

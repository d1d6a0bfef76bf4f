import { describe, expect, it } from 'vitest';
import type { Clue } from '../../src/model/clue.js';
import type { LanguageId } from '../../src/model/facts.js';
import { clueTest } from '../../src/sift/clues.js';

const shows = (language: LanguageId, clue: Partial<Clue>, text: string): boolean =>
  clueTest([{ name: undefined, module: undefined, ...clue }], language)(text);

const HELPER = { name: 'build', module: 'freight' };

describe('a text that may use what a module hands on', () => {
  it.each<[LanguageId, Partial<Clue>, string]>([
    ['python', HELPER, 'from depot.freight import build\n'],
    ['python', HELPER, 'from .freight import (\n    load,\n    build,\n)\n'],
    ['python', HELPER, 'from depot import (\n    docks,  # not (yet) used\n    freight,\n)\nfreight.build()\n'],
    ['python', HELPER, 'from depot import docks, \\\n    freight\nfreight.build()\n'],
    ['python', HELPER, 'import depot.freight as f\nf.build()\n'],
    ['python', HELPER, 'x = importlib.import_module("depot.freight").build()\n'],
    ['python', HELPER, '{"source": ["import os\\nfrom freight import build\\n", "x=1\\nbuild()"]}'],
    ['python', { name: 'build', module: '.' }, 'from . import build\n'],
    ['python', { name: 'build', module: '..' }, 'from .. import build\n'],
    ['python', { name: 'import *', module: 'freight' }, 'from depot.freight import *\n'],
    ['python', { module: 'freight' }, 'import freight\n'],
    ['python', { name: 'FreightClient' }, 'def f(x: "FreightClient"): ...\n'],
    ['typescript', HELPER, `import { build } from './freight';`],
    ['typescript', HELPER, `import { build } from "../lib/freight.js";`],
    ['typescript', HELPER, `export { build } from '@depot/freight-tools';`],
    ['typescript', HELPER, `const { build } = require(\`@/freight/index\`);`],
    ['typescript', HELPER, `const f = await import(/* lazy */ './freight?raw'); f.build();`],
    ['typescript', HELPER, `const where = './freight'; const f = await import(where); f.build();`],
    ['typescript', HELPER, '{"source": ["import { build } from \\"./freight\\";\\n"]}'],
    ['typescript', { name: 'build', module: 'freight.test' }, `import { build } from './freight.test';`],
    ['typescript', { name: 'build', module: '.' }, `import { build } from '..';`],
    ['typescript', { name: 'build', module: '.' }, `import { build } from '../index.js';`],
    ['typescript', { name: 'export *', module: 'freight' }, `export * from './freight';`],
    ['typescript', { module: 'freight' }, `import F from './freight';`],
  ])('%s: %o in %j', (language, clue, text) => {
    expect(shows(language, clue, text)).toBe(true);
  });

  it.each<[string, LanguageId, Partial<Clue>, string]>([
    ['only mentions the module', 'python', HELPER, '# freight is what we build\n'],
    ['imports another module', 'python', HELPER, 'from depot.freights import build\n'],
    ['names something longer', 'python', HELPER, 'from depot.freight import rebuild, builder\n'],
    ['names nothing of it', 'python', HELPER, 'from depot.freight import load\n'],
    ['imports a package beside', 'python', { name: 'build', module: '..' }, 'from . import build\n'],
    ['holds the path as text', 'python', HELPER, 'build("depot.freight")\n'],
    ['does not hold the rare name', 'python', { name: 'FreightClient' }, 'from freight import Client\n'],
    ['only mentions the module', 'typescript', HELPER, `const build = 'freight'; // './freight'`],
    ['imports another module', 'typescript', HELPER, `import { build } from './freights';`],
    ['imports what is beside the entry', 'typescript', { name: 'build', module: '.' }, `import { build } from './x';`],
    ['names something longer', 'typescript', HELPER, `import { rebuild } from './freight';`],
    [
      'hands on something else',
      'typescript',
      { name: 'export *', module: 'freight' },
      `export { a } from './freight';`,
    ],
  ])('is not one that %s (%s)', (_, language, clue, text) => {
    expect(shows(language, clue, text)).toBe(false);
  });

  it('needs one clue of many, and a whole one', () => {
    const test = clueTest([HELPER, { name: 'load', module: 'docks' }], 'python');
    expect(test('from docks import load')).toBe(true);
    expect(test('from docks import build')).toBe(false);
    expect(clueTest([], 'python')('from docks import load')).toBe(false);
  });
});

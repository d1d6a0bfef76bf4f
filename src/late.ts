/** Packages that most runs do without: they take longer to load than a kept report to show. */
import { createRequire } from 'node:module';
import type FastGlob from 'fast-glob';
import type * as Yaml from 'yaml';

const load = createRequire(import.meta.url);

export const late = {
  yaml: () => load('yaml') as typeof Yaml,
  fastGlob: () => load('fast-glob') as typeof FastGlob,
};

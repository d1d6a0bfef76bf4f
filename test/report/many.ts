import type { Site } from '../../src/model/report.js';
import { site } from './build.js';

/** So many findings that every format with a limit has to choose. */
export function manySites(count: number): Site[] {
  return Array.from({ length: count }, (_, index) =>
    site({
      path: `backend/blocks/block_${index}.py`,
      line: index + 1,
      impact: index % 1000 === 999 ? 'high' : 'medium',
      test: index % 10 === 0,
    }),
  );
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { render } from '../../src/report/index.js';
import { auditFixture } from '../journeys/run.js';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('README', () => {
  it('quotes what the tool says of the sample', async () => {
    const said = render(await auditFixture('sample'), 'terminal', { color: false, width: 100 });
    const quoted = /```text\n([^]*?)```/.exec(read('README.md'))?.[1]?.trim().split('\n\n') ?? [];
    expect(quoted).toHaveLength(2);
    for (const paragraph of quoted) expect(said).toContain(paragraph);
  });

  it('shows the picture that the tool makes now (`reroute audit fixtures/sample -o docs/report.svg`)', async () => {
    expect(read('docs/report.svg')).toBe(render(await auditFixture('sample'), 'svg', { color: true, width: 100 }));
  });
});

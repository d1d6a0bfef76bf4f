import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { makeTree } from '../discover/tree.js';
import { scan } from './cli.js';

const functions = (count: number): string =>
  Array.from({ length: count }, (_, i) => `def f${i}(x):\n  return f${i + 1}(x) or f${i + 1}(x + "a")\n`).join('');
const program = `from openai import OpenAI\n${functions(40)}OpenAI(base_url=f0("https://x.example"))\n`;

async function reportOf(files: Record<string, string>): Promise<{ code: number; report: Report }> {
  const { code, out } = await scan(makeTree(files), ['audit', '.', '--strict', '--format', 'json']);
  return { code, report: JSON.parse(out) as Report };
}

describe('the limit on work', () => {
  it('is told where it bites, and costs no site', async () => {
    const { code, report } = await reportOf({ 'a.py': program, 'reroute.yml': 'maxSteps: 50\n' });
    expect(report.sites).toMatchObject([{ path: 'a.py', callee: 'openai.OpenAI' }]);
    expect(report.diagnostics).toMatchObject([{ severity: 'warning', path: 'a.py' }]);
    expect(report.diagnostics[0]?.message).toContain('maxSteps');
    expect(code).toBe(3);
  });

  it('is far from what programs need', async () => {
    const { code, report } = await reportOf({ 'a.py': program.replace(functions(40), functions(3)) });
    expect([code, report.diagnostics]).toEqual([0, []]);
  });
});

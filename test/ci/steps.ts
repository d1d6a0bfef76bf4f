/** Runs the shell steps of a composite action as a runner does, as far as a machine without one can. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';

const Step = z.object({
  id: z.string().optional(),
  name: z.string(),
  shell: z.literal('bash').optional(),
  'working-directory': z.string().optional(),
  env: z.record(z.string(), z.string()).default({}),
  run: z.string().optional(),
  uses: z.string().optional(),
  if: z.string().optional(),
});
const Action = z.object({
  inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
  outputs: z.record(z.string(), z.object({ description: z.string(), value: z.string() })),
  runs: z.object({ using: z.literal('composite'), steps: z.array(Step) }),
});

export type Action = z.infer<typeof Action>;

export interface Ran {
  code: number;
  stdout: string;
  stderr: string;
  summary: string;
  outputs: Record<string, string>;
}

export function readAction(folder: string): Action {
  return Action.parse(parse(readFileSync(join(folder, 'action.yml'), 'utf8')));
}

/** Each in turn until one fails; what the last one did, and all that was printed. */
export function runAction(folder: string, workspace: string, given: Record<string, string> = {}): Ran {
  const action = readAction(folder);
  const temp = mkdtempSync(join(tmpdir(), 'reroute-runner-'));
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: value }]) => [name, value]));
  const known = new Map<string, string>([
    ['github.action_path', folder],
    ['runner.temp', temp],
    ...Object.entries({ ...inputs, ...given }).map(([name, value]): [string, string] => [`inputs.${name}`, value]),
  ]);
  const filled = (text: string): string =>
    text.replace(/\$\{\{\s*([\w.-]+)\s*\}\}/g, (_all, name: string) => known.get(name) ?? '');
  const ran: Ran = { code: 0, stdout: '', stderr: '', summary: '', outputs: {} };
  for (const step of action.runs.steps) {
    if (step.run === undefined || ran.code !== 0) continue;
    const [output, summary] = ['output', 'summary'].map((name) => join(temp, name));
    for (const file of [output, summary]) writeFileSync(file!, '', { flag: 'a' });
    const script = join(temp, 'step.sh');
    writeFileSync(script, step.run);
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: resolve(workspace, filled(step['working-directory'] ?? '.')),
      env: {
        ...{
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          GITHUB_OUTPUT: output,
          GITHUB_STEP_SUMMARY: summary,
        },
        ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, filled(value)])),
      },
      encoding: 'utf8',
    });
    ran.code = status ?? -1;
    ran.stdout += stdout;
    ran.stderr += stderr;
    for (const line of readFileSync(output!, 'utf8').split('\n').filter(Boolean)) {
      const at = line.indexOf('=');
      known.set(`steps.${step.id ?? ''}.outputs.${line.slice(0, at)}`, line.slice(at + 1));
    }
    writeFileSync(output!, '');
    ran.summary = readFileSync(summary!, 'utf8');
  }
  ran.outputs = Object.fromEntries(Object.entries(action.outputs).map(([name, { value }]) => [name, filled(value)]));
  return ran;
}

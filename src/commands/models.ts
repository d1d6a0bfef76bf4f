/** `reroute models`: what the clients ask for, and what a gateway would answer. */
import { readGatewayFile } from '../config/gateway-file.js';
import type { Flags } from '../config/normalise.js';
import { assertWritable, writeOutput } from '../config/output.js';
import { didYouMean, UserError } from '../errors.js';
import { demandOf, type Demand } from '../gateway/asked.js';
import { gatewayConfig } from '../gateway/config.js';
import { servedBy, type Answer } from '../gateway/served.js';
import { starterConfig } from '../gateway/starter.js';
import type { GatewayRule } from '../model/gateway-rule.js';
import { modelsText } from '../report/models.js';
import type { Io } from './io.js';
import type { LoadAudit } from './pipeline.js';
import { watch } from './progress.js';
import { wholeScan } from './scan.js';
import { optionsFrom, rulesInForce } from './settings.js';

export interface ModelsFlags extends Flags {
  gateway: string | undefined;
  emit: string | undefined;
  output: string | undefined;
  json: boolean;
  includeTests: boolean;
  quiet: boolean;
}

const NOT_SERVED = 1;

export async function runModels(flags: ModelsFlags, io: Io, loadAudit: LoadAudit): Promise<number> {
  if (flags.output !== undefined) assertWritable(flags.output, io.cwd);
  const options = optionsFrom(flags, io);
  const rule = ruleFor(flags.emit, (await rulesInForce(options, io)).gateway);
  const answers = flags.gateway === undefined ? undefined : answersOf(flags.gateway, rule, io);
  const clock = watch(io, io.errIsTTY && !flags.quiet);
  try {
    const { report } = await wholeScan(options, io, loadAudit, clock);
    const demand = demandOf(report, flags.includeTests);
    const names = demand.models.map(({ name }) => name);
    publish(flags.emit === undefined ? listing(demand, answers, rule, flags) : starterConfig(names, rule), flags, io);
    return answers && names.some((name) => !answers(name)) ? NOT_SERVED : 0;
  } finally {
    clock.end();
  }
}

function ruleFor(format: string | undefined, rules: readonly GatewayRule[]): GatewayRule {
  const names = rules.map((rule) => rule.format);
  const rule = format === undefined ? rules[0] : rules.find((one) => one.format === format);
  if (rule) return rule;
  const known = didYouMean(format ?? '', names) || ` Known: ${names.join(', ')}.`;
  throw new UserError('unknown-gateway', `"${format ?? ''}".${known}`);
}

function answersOf(file: string, rule: GatewayRule, io: Io): (model: string) => Answer | undefined {
  return servedBy(gatewayConfig(readGatewayFile(file, io.cwd), file, rule), rule);
}

function listing(
  demand: Demand,
  answers: ((model: string) => Answer | undefined) | undefined,
  rule: GatewayRule,
  { json, gateway }: ModelsFlags,
): string {
  const models = demand.models.map((asked) => ({
    ...asked,
    ...(answers ? { served: answers(asked.name) ?? null } : {}),
  }));
  const surfaces = demand.surfaces.map((asked) => {
    const note = rule.surfaces.find(({ name }) => name === asked.name)?.note;
    return { ...asked, ...(note === undefined ? {} : { note }) };
  });
  return json ? `${JSON.stringify({ models, surfaces }, null, 2)}\n` : modelsText({ models, surfaces }, gateway);
}

function publish(text: string, { output }: ModelsFlags, io: Io): void {
  if (output === undefined) io.stdout(text);
  else writeOutput(output, io.cwd, text);
}

/** Reads what stands around the program and says which keys are named there without their base URL. */
import type { FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Configuration, Diagnostic } from '../model/report.js';
import type { SettingsRule } from '../model/rule.js';
import type { Surroundings } from '../model/surroundings.js';
import { concernOf, type Client } from './concern.js';
import { definitionBlocks } from './definitions/index.js';
import { readFiles } from './files.js';
import { joined } from './join.js';
import { judge, withoutStores, type Judged } from './judge.js';
import { namesOf } from './names.js';
import { gapsOf, gatewaysOf, withIdentities } from './rows.js';

export interface SurveyInputs {
  rules: readonly SettingsRule[];
  sites: readonly Client[];
  /** Configuration files, as they were discovered. */
  paths: readonly string[];
  /** Those of the configuration files, and those of the program, that hold one of the words. */
  mentioning: (words: readonly string[]) => string[];
  mentionedIn: (words: readonly string[]) => FileFacts[];
  program: Program;
  textOf: (path: string) => string | undefined;
}

export interface Survey {
  rows: Configuration[];
  diagnostics: Diagnostic[];
  surroundings: Surroundings;
}

export function survey(inputs: SurveyInputs): Survey {
  const surveys = inputs.rules.map((rule) => surveyOf(rule, inputs));
  const judged = withIdentities(surveys.flatMap((one) => one.judged));
  return {
    rows: judged.map(({ row }) => row),
    diagnostics: surveys.flatMap(({ diagnostics }) => diagnostics),
    surroundings: { gaps: gapsOf(judged), gateways: gatewaysOf(judged) },
  };
}

function surveyOf(rule: SettingsRule, inputs: SurveyInputs): { judged: Judged[]; diagnostics: Diagnostic[] } {
  const concern = concernOf(namesOf(rule), rule, inputs.sites);
  const { blocks, diagnostics } = readFiles(inputs.mentioning(concern.words), inputs.paths, inputs.textOf);
  const defined = definitionBlocks(inputs.mentionedIn(concern.words), inputs.program, rule, concern);
  const judged = withoutStores(joined([...blocks, ...defined]).flatMap((block) => judge(block, concern)));
  // A gateway's own variables alone say nothing of this vendor.
  const isOurs = inputs.sites.length > 0 || judged.some(({ gateway }) => gateway === undefined);
  return { judged: isOurs ? judged : [], diagnostics };
}

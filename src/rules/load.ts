/** Rule files as text become checked data. */
import { RuleFile } from '../model/rule.js';
import type { Rules } from '../model/rules.js';
import { complaintsAbout } from './checks.js';
import { readDocument, type SourceDocument } from './document.js';
import { RuleError } from './error.js';
import { explain, placeOf } from './explain.js';

export { RuleError } from './error.js';

export interface RuleText {
  path: string;
  text: string;
}

export function parseRules(files: readonly RuleText[]): Rules {
  const rules: Rules = { sdk: [], http: [], wire: [], providers: [], apis: [], readers: [], settings: [] };
  const owners = new Map<string, string>();
  for (const { path, text } of files) {
    const document = readDocument(path, text);
    const rule = checkedRule(document);
    refuseDuplicate(rule, document, owners);
    addRule(rules, rule);
  }
  return rules;
}

function checkedRule(document: SourceDocument): RuleFile {
  const parsed = RuleFile.safeParse(document.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (!issue) throw new RuleError(document.path, 1, 'not a rule file');
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    throw new RuleError(document.path, document.lineOf(issue.path, key), explain(issue, document.value));
  }
  const [complaint] = complaintsAbout(parsed.data);
  if (complaint) {
    const { path, reason } = complaint;
    throw new RuleError(document.path, document.lineOf(path), `${placeOf(path)}: ${reason}`);
  }
  return parsed.data;
}

function refuseDuplicate(rule: RuleFile, document: SourceDocument, owners: Map<string, string>): void {
  const owner = owners.get(rule.id);
  if (owner !== undefined) {
    throw new RuleError(
      document.path,
      document.lineOf(['id']),
      `the id ${JSON.stringify(rule.id)} is already used by ${owner}`,
    );
  }
  owners.set(rule.id, document.path);
}

function addRule(rules: Rules, rule: RuleFile): void {
  switch (rule.kind) {
    case 'sdk':
      rules.sdk.push(rule);
      break;
    case 'http':
      rules.http.push(rule);
      break;
    case 'wire':
      rules.wire.push(rule);
      break;
    case 'providers':
      rules.providers.push(rule);
      break;
    case 'apis':
      rules.apis.push(rule);
      break;
    case 'readers':
      rules.readers.push(rule);
      break;
    case 'settings':
      rules.settings.push(rule);
      break;
  }
}

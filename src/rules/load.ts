/** Rule files as text become checked data. */
import { RuleFile } from '../model/rule.js';
import type { CheckedRule, Rules } from '../model/rules.js';
import { complaintsAbout } from './checks.js';
import { readDocument, type SourceDocument } from './document.js';
import { RuleError } from './error.js';
import { explain, placeOf } from './explain.js';
import { gather } from './gather.js';

export { RuleError } from './error.js';

export interface RuleText {
  path: string;
  text: string;
}

export function parseRules(files: readonly RuleText[]): Rules {
  return gather(checkRules(files));
}

/** `others`: rule files that were read and checked before; with these, what is checked now is none of the package's own. */
export function checkRules(files: readonly RuleText[], others?: readonly CheckedRule[]): CheckedRule[] {
  const owners = new Map((others ?? []).map(({ path, rule }) => [rule.id, path]));
  return files.map(({ path, text }) => {
    const document = readDocument(path, text);
    const rule = checkedRule(document, others !== undefined);
    refuseDuplicate(rule, document, owners);
    return { path, rule };
  });
}

function checkedRule(document: SourceDocument, isForeign: boolean): RuleFile {
  const parsed = RuleFile.safeParse(document.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    if (!issue) throw new RuleError(document.path, 1, 'not a rule file');
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    throw new RuleError(document.path, document.lineOf(issue.path, key), explain(issue, document.value));
  }
  const [complaint] = complaintsAbout(parsed.data, isForeign);
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

/** The JSON Schema that editors check rule files with. */
import * as z from 'zod';
import { RuleFile } from '../model/rule.js';

/** As written in files: what has a default may be left out. */
export function ruleJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(RuleFile, { io: 'input' }) as Record<string, unknown>;
  return { title: 'reroute rule file', ...schema };
}

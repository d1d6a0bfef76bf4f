/** The debt that was there when a team began: a file of findings, known by what they are and not by their line. */
import * as z from 'zod';
import { codeOf, parserReason, reasonOf, UserError } from '../errors.js';
import { Site } from '../model/report.js';
import type { Baseline, BaselineEntry } from '../model/verdict.js';
import { readRegular } from '../regular.js';

const Entry = z.strictObject({
  path: z.string(),
  within: z.string(),
  kind: Site.shape.kind,
  callee: z.string(),
  status: Site.shape.status,
  code: z.string(),
});
const BaselineFile = z.strictObject({ version: z.literal(1), sites: z.array(Entry) });

/** Of some hundred thousand findings. */
const MAX_SIZE = 64 * 1024 * 1024;

/** Undefined: there is no such file. */
export function readBaseline(file: string): Baseline | undefined {
  let text: string;
  try {
    text = readRegular(file, { maxSize: MAX_SIZE, links: 'followed' }).toString('utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new UserError('bad-baseline', `${file}: ${reasonOf(error)}`, { cause: error });
  }
  const parsed = BaselineFile.safeParse(dataOf(text, file));
  if (parsed.success) return { entries: parsed.data.sites };
  const [issue] = parsed.error.issues;
  const what = issue === undefined || issue.code === 'unrecognized_keys' ? 'something unknown' : issue.message;
  throw new UserError('bad-baseline', `${file}: ${issue?.path.join('.') ?? ''} ${what}`);
}

function dataOf(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError('bad-baseline', `${file} is not JSON: ${parserReason(error)}`, { cause: error });
  }
}

/** One entry a line, so that two branches that add to it rarely meet. */
export function baselineText({ entries }: Baseline): string {
  const rows = [...entries].sort(byPlace).map((entry) => `    ${JSON.stringify(Entry.parse(entry))}`);
  return `{\n  "version": 1,\n  "sites": [${rows.length > 0 ? `\n${rows.join(',\n')}\n  ` : ''}]\n}\n`;
}

function byPlace(a: BaselineEntry, b: BaselineEntry): number {
  const [left, right] = [a, b].map(({ path, within, callee, code }) => [path, within, callee, code].join('\0'));
  return (left ?? '') < (right ?? '') ? -1 : left === right ? 0 : 1;
}

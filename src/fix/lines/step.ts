/** What the commands of a workflow's step come to, by its text. */
import { escapeRegex } from '../../model/pattern.js';
import type { Gap } from '../../model/surroundings.js';
import { lineStart } from '../render/list.js';

/** What moves files and prints, and asks no model. */
const IDLE =
  /^(cp|mv|rm|ln|mkdir|echo|printf|cat|touch|sed|awk|tr|ls|cd|pwd|chmod|chown|tee|test|true|set|export|grep|head|tail|sort|jq|base64|tar|unzip|git|if|then|else|elif|fi|for|do|done|\[\[?|[{}])$/;

/** The variables of a step all of whose commands only move files, and none of which names the key. */
export function isIdleStep(text: string, { twin }: Gap): boolean {
  const step = stepAround(text, twin.start);
  const commands = step === undefined || /^\s*(?:- )?\s*uses:/m.test(step) ? undefined : commandsIn(step);
  if (!commands || commands.length === 0) return false;
  const isNamed = new RegExp(`\\$\\{?${escapeRegex(twin.name)}\\b`).test(commands.join('\n'));
  return !isNamed && commands.every((command) => IDLE.test(/^\S+/.exec(command)?.[0] ?? 'true'));
}

const TEST_RUN =
  /\b(pytest|tox|nox|unittest|jest|vitest|mocha|playwright|cypress|(npm|pnpm|yarn|bun|make|task|just|go|cargo|mise)( run)? (\S*:)?test)\b/;

/** A step that runs a project's tests. */
export function isTestStep(text: string, at: number): boolean {
  const step = stepAround(text, at);
  return step !== undefined && (commandsIn(step) ?? []).some((command) => TEST_RUN.test(command));
}

/** The item of a list of steps whose `env` holds an offset. */
function stepAround(text: string, at: number): string | undefined {
  const lines = text.split('\n');
  const own = text.slice(0, lineStart(text, at)).split('\n').length - 1;
  const indentOf = (line: string): number => line.search(/\S/);
  const above = (from: number, isIt: (line: string) => boolean): number =>
    lines.slice(0, from).findLastIndex((line) => /\S/.test(line) && !/^\s*#/.test(line) && isIt(line));
  const env = above(own, (line) => indentOf(line) < indentOf(lines[own] ?? ''));
  if (!/^\s*(?:- )?\s*env:\s*$/.test(lines[env] ?? '')) return undefined;
  const key = (lines[env] ?? '').search(/env:/);
  const first = above(env + 1, (line) => /^\s*- /.test(line) && indentOf(line) + 2 === key);
  const outer = above(env, (line) => indentOf(line) < key && !/^\s*- /.test(line));
  if (first < 0 || first < outer) return undefined;
  const rest = lines.slice(first + 1).findIndex((line) => /\S/.test(line) && indentOf(line) < key);
  return lines.slice(first, rest < 0 ? undefined : first + 1 + rest).join('\n');
}

function commandsIn(step: string): string[] | undefined {
  const [, key = '', said] = /^([\s-]*)run:[ \t]*(.*)$/m.exec(step) ?? [];
  if (said === undefined) return undefined;
  const behind = step
    .slice(step.search(/^[\s-]*run:/m))
    .split('\n')
    .slice(1);
  const end = behind.findIndex((line) => /\S/.test(line) && line.search(/\S/) <= key.length);
  const body = /^[|>]/.test(said) ? behind.slice(0, end < 0 ? undefined : end) : [said];
  return body
    .flatMap((line) => line.split(/&&|\|\||;|\|/))
    .map((command) => command.trim())
    .filter((command) => command !== '' && !command.startsWith('#'));
}

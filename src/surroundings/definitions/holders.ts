/** What in a module may hold settings, outside of modules for settings: told by letters, too much rather than too little. */
import { escapeRegex } from '../../model/pattern.js';
import type { SettingsRule } from '../../model/rule.js';

type Definitions = NonNullable<SettingsRule['definitions']>;

/** The texts of those that there are. */
export type Holders = (text: string) => string[];

const CLASS = /^[ \t]*class\s+(\w+)\s*(.*)$/;
const ASSIGNED = /^[ \t]*([\w \t,.:[\]|"']*)=(?!=)/;
const METHOD = /^[ \t]*(?:async\s+)?def\s/;
const DECORATED = /^\s*[@)]/;
/** What is indented less may still be a bracket, a comment or the inside of a text. */
const STATEMENT = /^[ \t]*[\w@]/;

/**
 * Classes that may read the environment, by what they descend from, by a decorator, or by their name, and objects by their name.
 * What only the methods say makes no settings of a class that has no such name.
 */
export function pythonHolders(rules: readonly Definitions[]): Holders {
  const isOwner = ownerTest(rules);
  return (text) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      const whole = (): string[] => lines.slice(index, endOf(lines, index));
      const [, name, rest = ''] = CLASS.exec(line) ?? [];
      if (name === undefined)
        return (ASSIGNED.exec(line)?.[1]?.match(/\w+/g) ?? []).some(isOwner) ? [whole().join('\n')] : [];
      if (isOwner(name)) return [whole().join('\n')];
      const isPlain = /^(\(\s*\)\s*)?:/.test(rest) && !DECORATED.test(lines[index - 1] ?? '');
      return isPlain ? [] : [withoutMethods(whole()).join('\n')];
    });
  };
}

function withoutMethods(lines: readonly string[]): string[] {
  const left: string[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (METHOD.test(line)) index = endOf(lines, index) - 1;
    else left.push(line);
  }
  return left;
}

/** Of what begins with the line. */
function endOf(lines: readonly string[], first: number): number {
  const indent = indentOf(lines[first] ?? '');
  let isText = false;
  for (let index = first; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (index > first && !isText && STATEMENT.test(line) && indentOf(line) <= indent) return index;
    if ((line.match(/"""|'''/g)?.length ?? 0) % 2 === 1) isText = !isText;
  }
  return lines.length;
}

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** Classes, objects by their name, and schemas: where one of them ends, letters alone do not tell. */
export function typescriptHolders(rules: readonly Definitions[]): Holders {
  const isOwner = ownerTest(rules);
  const makers = rules.flatMap(({ schemas, compositions }) => [...schemas, ...compositions.functions]);
  const joining = rules.flatMap(({ compositions }) => compositions.methods);
  const called = [...new Set([...makers.map(lastOf), ...joining])].map(escapeRegex).join('|');
  const isSchema = new RegExp(`\\b(?:${called})\\s*(?:[(<]|as\\b)`);
  return (text) => {
    if (/\bclass\s/.test(text) || isSchema.test(text)) return [text];
    const bound = text.matchAll(/\b(?:const|let|var)\s+([\w$]+)/g);
    return [...bound].some(([, name = '']) => isOwner(name)) ? [text] : [];
  };
}

/** `object` of `zod.z.object`; what a package exports by default is called like it as a rule. */
function lastOf(maker: string): string {
  const words = maker.split(/[./]/).filter((word) => word !== 'default');
  return words.at(-1) ?? maker;
}

function ownerTest(rules: readonly Definitions[]): (name: string) => boolean {
  const owners = rules.map((rule) => new RegExp(rule.owners));
  return (name) => owners.some((owner) => owner.test(name));
}

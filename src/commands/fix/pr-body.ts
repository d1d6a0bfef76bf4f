/** The description of the pull request that carries the change. */
import { keyVariableOf } from '../../fix/plan/names.js';
import type { Moved, PlannedFix, Refusal } from '../../model/remedy.js';
import { code } from '../../report/markdown/escape.js';
import { visible } from '../../report/text.js';
import type { Rehearsal } from './rehearse.js';
import type { Left } from './tell.js';

export function prBody({ fixes, changes }: Rehearsal, { refusals, byHand, byEnvironment }: Left): string {
  return [
    '## Make the endpoint of LLM traffic configurable',
    '',
    'With this change one setting can send the traffic through a gateway: what was written out comes from it, and files around the program name it. Nothing changes while nothing is set.',
    '',
    '### What changed',
    '',
    ...(fixes.length === 0 ? ['Nothing.'] : fixes.map(row)),
    '',
    ...listed('What needed no code', byEnvironment),
    ...listed('What was left', refusals),
    ...listed('What has to be added by hand', byHand),
    ...outside(fixes, byEnvironment),
    '### How to verify',
    '',
    `- Without any setting, the ${changes.length === 1 ? 'program behaves' : 'programs behave'} as before.`,
    ...variablesOf(fixes).map(
      (name) => `- With \`${name}\` set to a gateway's address, \`https://…/v1\`, requests arrive there.`,
    ),
    '- `reroute check` finds no bypass in the places above.',
    '',
    '### How to roll back',
    '',
    'Unset the variable, and traffic goes to the vendor again; or revert this commit.',
    '',
  ].join('\n');
}

/** What no change of files does: keys and addresses, where the program runs. */
function outside(fixes: readonly PlannedFix[], byEnvironment: readonly Moved[]): string[] {
  const names = new Set([...variablesOf(fixes), ...byEnvironment.flatMap(({ variables }) => variables)]);
  if (names.size === 0) return [];
  const items = [...names].map(
    (name) =>
      `- [ ] ${code(name)}: the gateway's address, wherever the program runs; its clients need a key of the gateway there, too (usually in ${code(keyVariableOf(name))})`,
  );
  return ['### To do outside the repository', '', ...items, ''];
}

const row = ({ path, line, summary, reason }: PlannedFix): string =>
  `- ${code(`${path}:${line}`)}: ${escaped(summary)}${reason === undefined ? '' : ` (review: ${escaped(reason)})`}`;

function listed(title: string, all: readonly Refusal[]): string[] {
  if (all.length === 0) return [];
  return [
    `### ${title}`,
    '',
    ...all.map(({ path, line, reason }) => `- ${code(`${path}:${line}`)}: ${escaped(reason)}`),
    '',
  ];
}

function variablesOf(fixes: readonly PlannedFix[]): string[] {
  const names = fixes.flatMap(({ remedy }) =>
    'at' in remedy
      ? remedy.value.sources.flatMap((source) => (source.from === 'environment' ? [source.variable] : []))
      : remedy.kind === 'fill-gap'
        ? remedy.variables
        : [],
  );
  return [...new Set(names)];
}

const escaped = (text: string): string => visible(text).replace(/[<>|*_`]/g, (letter) => `\\${letter}`);

/** A change planned, rehearsed and made in memory, by the real stages. */
import { overlay } from '../../src/commands/fix/overlay.js';
import { rehearse, type Rehearsal, type Stage } from '../../src/commands/fix/rehearse.js';
import { chosenFixes, planOptionsFrom, selector, type FixChoices } from '../../src/commands/fix/select.js';
import { widthsIn } from '../../src/fix/render/width.js';
import type { Audited } from '../../src/model/analysis.js';
import type { Sources } from '../../src/model/discovery.js';
import { audit } from '../../src/pipeline.js';
import { builtInRules, discoveryOf, sourcesOf, type Files } from '../helpers/audit.js';

export interface Fixed {
  /** All files as they are afterwards. */
  files: Files;
  changed: string[];
  /** Reasons, as `path:line reason`. */
  refused: string[];
  /** The same of places around the program that a person has to complete. */
  byHand: string[];
  before: Audited;
}

const USUAL: FixChoices = {
  only: [],
  layers: undefined,
  strategy: undefined,
  includeVendors: false,
  // Most tables are about how code is written: here it is, also where the environment alone would do.
  implicitEnv: 'fix',
  unsafeFixes: false,
};

/** The rehearsal, and what it was held on. */
export async function rehearsed(
  files: Files,
  chosen: FixChoices = USUAL,
): Promise<{ stage: Stage; rehearsal: Rehearsal }> {
  const discovery = discoveryOf(files);
  const sources = sourcesOf(files);
  const plan = planOptionsFrom(chosen);
  const scan = (from: Sources): Promise<Audited> => audit(discovery, from, builtInRules(), { version: '0', plan });
  const before = await scan(sources);
  const stage: Stage = {
    audited: before,
    sources,
    inputs: {
      file: before.file,
      gaps: before.surroundings.gaps,
      readText: (path) => files[path],
      widthOf: widthsIn((path) => files[path], Object.keys(files)),
    },
    again: (changed) => scan(overlay(sources, changed)),
    chosen: (audited) => chosenFixes(audited.plan, selector(audited.report, chosen), chosen).fixes,
  };
  return { stage, rehearsal: await rehearse(stage) };
}

export async function fixFiles(files: Files, choices: Partial<FixChoices> = {}): Promise<Fixed> {
  const chosen = { ...USUAL, ...choices };
  const { stage, rehearsal } = await rehearsed(files, chosen);
  const { audited: before } = stage;
  const { changes, dropped } = rehearsal;
  const { held } = chosenFixes(before.plan, selector(before.report, chosen), chosen);
  return {
    files: { ...files, ...Object.fromEntries(changes.map(({ path, after }) => [path, after])) },
    changed: changes.map(({ path }) => path),
    refused: [...before.plan.refusals, ...held, ...dropped].map(told),
    byHand: before.plan.byHand.map(told),
    before,
  };
}

const told = ({ path, line, reason }: { path: string; line: number; reason?: string }): string =>
  `${path}:${line} ${reason ?? ''}`;

/** One file in, the same file out. */
export async function fixed(text: string, path = 'app/client.py', choices: Partial<FixChoices> = {}): Promise<string> {
  const { files } = await fixFiles({ [path]: text }, choices);
  return files[path] ?? '';
}

export async function refusalOf(text: string, path = 'app/client.py'): Promise<string> {
  const { changed, refused } = await fixFiles({ [path]: text });
  if (changed.length > 0) throw new Error('it was changed');
  return refused.join('\n');
}

/** Without white space, and without commas behind the last of a list: what formatters own. */
export const bare = (text: string): string => text.replace(/\s+/g, '').replace(/,(?=[)\]}])/g, '');

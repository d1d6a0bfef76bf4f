/** What the rules say about SDKs, executed against the SDKs. */
import { beforeAll, describe, expect, it } from 'vitest';
import { bundledRules } from '../../src/config/package.js';
import type { ConstructorRule } from '../../src/model/rule.js';
import { parseRules } from '../../src/rules/load.js';
import { describeLive } from './environment/live.js';
import { pythonMajor } from './environment/place.js';
import { casesOf, type Case, type Language } from './facts/cases.js';
import { driveNode, drivePython, type Batch, type Outcome } from './facts/drive.js';
import { globalBatch } from './facts/globals.js';
import { exceptions } from './facts/exceptions.js';
import { nodeRecipes, notExecuted, pythonRecipes } from './facts/recipes.js';

const rules = parseRules(bundledRules()).sdk;

interface Target {
  sdk: string;
  language: Language;
  rule: string;
  drive: (batches: readonly Batch[]) => Promise<Outcome[]>;
}

const python = (sdk: string, rule: string, path?: string): Target => ({
  sdk,
  language: 'python',
  rule,
  drive: (batches) => drivePython(batches, path),
});
const node = (sdk: string, rule: string, alias?: string): Target => ({
  sdk,
  language: 'typescript',
  rule,
  drive: (batches) => driveNode(batches, alias),
});

const targets: Target[] = [
  python('openai-python 1', 'openai-python', pythonMajor('1')),
  python('openai-python 2', 'openai-python', pythonMajor('2')),
  python('openai-python 3', 'openai-python'),
  python('langchain-openai', 'langchain-python'),
  node('openai-node 4', 'openai-typescript', 'openai4'),
  node('openai-node 6', 'openai-typescript', 'openai6'),
  node('openai-node 7', 'openai-typescript'),
  node('@langchain/openai', 'langchain-typescript'),
  node('AI SDK', 'ai-sdk-typescript'),
  node('@openai/agents', 'agents-typescript'),
];

/** Only what the suite installs; the rules of a framework also cover its siblings. */
const INSTALLED = /^(openai|langchain_openai|@langchain\/openai|@ai-sdk\/[\w-]+|@openai\/agents)[./]/;

function batchesOf({ rule, language }: Target): Batch[] {
  const constructors = rules.find(({ id }) => id === rule)?.constructors ?? [];
  return constructors.flatMap((constructor) => {
    const [name = ''] = constructor.names;
    // What an entry says of some calls only, older versions did; the entry for all calls is what is executed.
    const isForSome = constructor.when && constructors.some(({ when, names }) => !when && names.includes(name));
    if (!INSTALLED.test(name) || name in notExecuted || isForSome) return [];
    const recipe = (language === 'python' ? pythonRecipes : nodeRecipes)[name];
    if (recipe === undefined) throw new Error(`No recipe for ${name}: add one, or say in notExecuted why not.`);
    const others = othersThan(constructor, language);
    return [{ name, call: recipe.call, cases: casesOf(constructor, recipe, others, language) }];
  });
}

/** Every variable that some rule of the language reads, but this constructor does not. */
function othersThan({ env }: ConstructorRule, language: Language): string[] {
  const all = rules.filter((rule) => rule.language === language).flatMap(({ constructors }) => constructors);
  return [...new Set(all.flatMap((constructor) => constructor.env))].filter((name) => !env.includes(name)).sort();
}

function problemOf({ expected }: Case, outcome: Outcome): string | undefined {
  const seen = outcome.contacted ?? (outcome.unbuilt === undefined ? 'nowhere' : 'unbuilt');
  const wanted = typeof expected === 'object' ? expected.host : expected;
  const isRefused = outcome.unbuilt !== undefined && typeof expected === 'object' && expected.refusable === true;
  const isSame = seen === wanted || isRefused || (wanted === 'nowhere' && outcome.contacted === undefined);
  if (isSame && typeof expected === 'object' && expected.path !== undefined && expected.path !== outcome.path)
    return `expected ${expected.path}, got ${outcome.path}`;
  return isSame ? undefined : `expected ${wanted}, got ${seen} (${outcome.unbuilt ?? outcome.failed ?? 'contact'})`;
}

/** Claim → what is wrong with it. */
function problemsOf(cases: readonly Case[], outcomes: readonly Outcome[]): Record<string, string> {
  const rows = cases.map((one, index) => ({ one, problem: problemOf(one, outcomes[index] ?? {}) }));
  const holds = (claim: string) => rows.some(({ one, problem }) => one.claim === claim && one.any && !problem);
  return Object.fromEntries(
    rows.flatMap(({ one: { claim }, problem }) => (problem === undefined || holds(claim) ? [] : [[claim, problem]])),
  );
}

/** All of them in one process, for each batch its own. */
async function outcomesOf({ drive }: Target, batches: readonly Batch[]): Promise<Outcome[][]> {
  const all = await drive(batches);
  let start = 0;
  return batches.map(({ cases }) => all.slice(start, (start += cases.length)));
}

const executed = new Set<string>();

/** Those of the installed packages, by what each is. */
function globalsOf({ rule }: Target): Batch[] {
  const found = rules.find(({ id }) => id === rule)?.globals ?? [];
  return found.filter(({ names: [name = ''] }) => INSTALLED.test(name)).map(globalBatch);
}

describeLive('the rules about SDKs', () => {
  describe.each(targets)('$sdk', (target) => {
    const batches = batchesOf(target);
    let outcomes: Outcome[][] = [];

    beforeAll(async () => {
      outcomes = await outcomesOf(target, batches);
    });

    it.for(batches.map((batch, index) => ({ ...batch, index })))('$name', ({ name, cases, index }, { skip }) => {
      const found = outcomes[index] ?? [];
      if (found.every(({ absent }) => absent !== undefined)) skip('not in this version');
      executed.add(name);
      const problems = problemsOf(cases, found);
      const known = Object.keys(exceptions[`${target.sdk}: ${name}`] ?? {});

      expect(Object.fromEntries(Object.entries(problems).filter(([claim]) => !known.includes(claim)))).toEqual({});
      // An exception that no longer is one has to go.
      expect(known.filter((claim) => !(claim in problems))).toEqual([]);
    });
  });

  describe.each(targets.filter((target) => globalsOf(target).length > 0))('$sdk, through its module', (target) => {
    const batches = globalsOf(target);
    let outcomes: Outcome[][] = [];

    beforeAll(async () => {
      outcomes = await outcomesOf(target, batches);
    });

    it.for(batches.map((batch, index) => ({ ...batch, index })))('$title', ({ cases, index }) => {
      expect(problemsOf(cases, outcomes[index] ?? [])).toEqual({});
    });
  });

  it('executes each of them in at least one version', () => {
    expect([...executed].sort()).toEqual(
      [...new Set([...Object.keys(pythonRecipes), ...Object.keys(nodeRecipes)])].sort(),
    );
  });
});

/** What must be seen of a changed site before it counts as fixed. */
import { describe, expect, it } from 'vitest';
import { objectionsTo } from '../../src/fix/verify/index.js';
import type { PlannedFix, ValueSource } from '../../src/model/remedy.js';
import type { Site } from '../../src/model/report.js';
import { configured, report, site } from '../report/build.js';

const before = site({ path: 'app/llm.py' });
const origin = (type: 'env' | 'setting', name: string) => ({ type, name, path: 'app/config.py', line: 1 });
const after = (expression: string, ...names: string[]): Site =>
  configured({
    path: before.path,
    callee: before.callee,
    baseUrl: {
      expression,
      origins: [...names.map((name) => origin('env', name)), origin('setting', 'Settings.base_url')],
    },
  });

function objections(sources: ValueSource[], is: Site): string[] {
  const fix: PlannedFix = {
    id: before.id,
    path: before.path,
    line: before.line,
    layer: 'code',
    remedy: {
      kind: 'pass-argument',
      at: { path: before.path, language: 'python', scope: 0 },
      call: [0, 1],
      param: 'base_url',
      beside: [],
      value: { sources, otherwise: { is: 'nothing' } },
    },
    safety: 'safe',
    summary: '',
    requires: [],
  };
  return objectionsTo([fix], [before.path], report({ sites: [before] }), report({ sites: [is] })).map(
    ({ reason }) => reason,
  );
}

const field: ValueSource = { from: 'code', text: 'settings.base_url', holds: ['OPENAI_BASE_URL'] };
const variable: ValueSource = { from: 'environment', variable: 'OPENAI_BASE_URL' };

describe('a fixed site', () => {
  it.each<[string, ValueSource[], Site]>([
    ['reads the variable', [variable], after('os.getenv("OPENAI_BASE_URL")', 'OPENAI_BASE_URL')],
    ['reads it through the setting', [field], after('settings.base_url', 'OPENAI_BASE_URL', 'OPENAI_API_BASE')],
    ['takes what the callers hand in', [{ from: 'code', text: 'base_url' }], after('base_url')],
  ])('that %s is as it should be', (_title, sources, is) => {
    expect(objections(sources, is)).toEqual([]);
  });

  it.each<[string, ValueSource[], Site]>([
    ['reads another variable', [variable], after('os.getenv("APP_OPENAI_BASE_URL")', 'APP_OPENAI_BASE_URL')],
    ['reads the setting, and that another variable', [field], after('settings.base_url', 'APP_BASE_URL')],
    ['reads another setting', [field], after('config.url', 'OPENAI_BASE_URL')],
    [
      'reads one of two',
      [field, { ...variable, variable: 'OPENAI_API_BASE' }],
      after('settings.base_url', 'OPENAI_BASE_URL'),
    ],
  ])('that %s is not', (_title, sources, is) => {
    expect(objections(sources, is)).toEqual([expect.stringContaining('configured by something else')]);
  });
});

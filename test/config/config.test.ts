import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normaliseOptions, type Flags } from '../../src/config/normalise.js';
import type { Options } from '../../src/model/options.js';
import { makeTree } from '../discover/tree.js';

const noFlags: Flags = {
  paths: [],
  include: [],
  exclude: [],
  ignore: true,
  rules: [],
  config: undefined,
  maxFileSize: undefined,
};

function optionsIn(root: string, flags: Partial<Flags> = {}, cwd = root): Options {
  return normaliseOptions({ ...noFlags, ...flags }, { cwd, env: {}, root });
}

describe('without a configuration', () => {
  it('has defaults', () => {
    const options = optionsIn(makeTree({}));
    expect(options.discover).toMatchObject({ include: [], exclude: [], honourIgnore: true, maxFileSize: 5_000_000 });
    expect(options).toMatchObject({ rules: [], configFile: undefined });
  });
});

describe('the configuration file', () => {
  it.each([
    ['reroute.yml', 'exclude: [tests/]\nmaxFileSize: 1MB\n'],
    ['reroute.yaml', 'exclude:\n  - tests/\nmaxFileSize: 1000000\n'],
    ['package.json', '{ "name": "web", "reroute": { "exclude": ["tests/"], "maxFileSize": "1MB" } }'],
    ['pyproject.toml', '[project]\nname = "api"\n\n[tool.reroute]\nexclude = ["tests/"]\nmaxFileSize = "1MB"\n'],
  ])('%s', (name, text) => {
    const root = makeTree({ [name]: text });
    expect(optionsIn(root)).toMatchObject({
      configFile: join(root, name),
      discover: { exclude: [{ rootBelow: '', patterns: ['tests/'] }], maxFileSize: 1_000_000 },
    });
  });

  it.each([
    { name: 'an empty reroute.yml is one', files: { 'reroute.yml': '' }, file: 'reroute.yml' },
    {
      name: 'the own file comes first',
      files: { 'reroute.yml': 'include: [a]', 'package.json': '{"reroute":{}}' },
      file: 'reroute.yml',
    },
    {
      name: 'a manifest without a section is none',
      files: { 'package.json': '{"name":"web"}', 'pyproject.toml': '[tool.ruff]\n' },
      file: undefined,
    },
    {
      name: 'a broken manifest is not our business',
      files: { 'package.json': '{"name":', 'pyproject.toml': '[tool\n' },
      file: undefined,
    },
    {
      name: 'a dependency is no section',
      files: { 'package.json': '{"devDependencies":{"reroute":"1"}}' },
      file: undefined,
    },
  ])('$name', ({ files, file }) => {
    const root = makeTree(files);
    expect(optionsIn(root).configFile).toBe(file && join(root, file));
  });

  it('is looked for up to the top of the repository, and speaks of its own folder', () => {
    const top = makeTree({
      'reroute.yml': 'exclude: [/services/api/tests]\nrules: [rules/house.yml]\n',
      'services/api/a.py': '',
    });
    const root = join(top, 'services/api');
    expect(optionsIn(root).configFile).toBeUndefined();
    mkdirSync(join(top, '.git'));
    expect(optionsIn(root)).toMatchObject({
      discover: { exclude: [{ rootBelow: 'services/api', patterns: ['/services/api/tests'] }] },
      rules: [join(top, 'rules/house.yml')],
    });
  });

  it('is joined with the flags', () => {
    const root = makeTree({ 'reroute.yml': 'include: [src/]\nexclude: [tests/]\nrules: [a.yml]\nmaxFileSize: 1MB\n' });
    const options = optionsIn(root, { include: ['*.py'], exclude: ['docs/'], rules: ['b.yml'], maxFileSize: '2MB' });
    expect(options.discover).toMatchObject({
      include: [{ patterns: ['*.py'] }],
      exclude: [{ patterns: ['tests/'] }, { patterns: ['docs/'] }],
      maxFileSize: 2_000_000,
    });
    expect(options.rules).toEqual([join(root, 'a.yml'), join(root, 'b.yml')]);
  });

  it('can be named or refused', () => {
    const cwd = makeTree({ 'ci/strict.yml': 'exclude: [docs/]\nrules: [own.yml]\n' });
    const root = makeTree({ 'reroute.yml': 'exclude: [tests/]\n' });
    expect(optionsIn(root, { config: false }).discover.exclude).toEqual([]);
    expect(optionsIn(root, { config: 'ci/strict.yml' }, cwd)).toMatchObject({
      discover: { exclude: [{ rootBelow: '', patterns: ['docs/'] }] },
      rules: [join(cwd, 'ci/own.yml')],
    });
  });
});

describe('a wrong configuration', () => {
  it.each([
    [
      'reroute.yml',
      'include: []\nexlude: [tests/]\n',
      'reroute.yml:2 has an unknown key "exlude". Did you mean "exclude"?',
    ],
    [
      'reroute.yml',
      'colour: blue\n',
      'reroute.yml:1 has an unknown key "colour". Known: include, exclude, rules, maxFileSize, maxSteps, baseline, policy.',
    ],
    ['reroute.yml', '# ours\nexclude: tests/\n', 'reroute.yml:2 has a "exclude" that is not a list.'],
    ['reroute.yml', 'rules:\n  - a.yml\n  - 3\n', 'reroute.yml:1 has a "rules" whose entry 2 is not text.'],
    ['reroute.yml', 'maxFileSize: [1]\n', 'has a "maxFileSize" that is neither'],
    [
      'reroute.yml',
      'policy:\n  unresolvd: warn\n',
      'reroute.yml:2 has an unknown key "unresolvd" in "policy". Did you mean "unresolved"?',
    ],
    [
      'reroute.yml',
      'policy:\n  unresolved: loud\n',
      'reroute.yml:2 has a "policy.unresolved" that is none of fail, warn, report, ignore.',
    ],
    [
      'reroute.yml',
      'policy:\n  missing: loud\n',
      'reroute.yml:2 has a "policy.missing" that is none of fail, warn, report, ignore.',
    ],
    [
      'reroute.yml',
      'policy:\n  hardcoded:\n    azur: warn\n',
      'reroute.yml:3 has an unknown key "azur" in "policy.hardcoded". Did you mean "azure"?',
    ],
    [
      'reroute.yml',
      'policy:\n  hardcoded:\n    azure: loud\n',
      'reroute.yml:3 has a "policy.hardcoded.azure" that is none of fail, warn, report, ignore.',
    ],
    [
      'reroute.yml',
      'policy:\n  overrides:\n    - path: [scripts/]\n',
      'reroute.yml:3 has an unknown key "path" in "policy.overrides.1". Did you mean "paths"?',
    ],
    ['reroute.yml', 'policy:\n  gatewayHosts: llm.example\n', '"policy.gatewayHosts" that is not a list.'],
    ['reroute.yml', 'policy:\n  includeTests: 1\n', '"policy.includeTests" that is not true or false.'],
    ['reroute.yml', 'baseline: [a]\n', '"baseline" that is not text.'],
    ['reroute.yml', '- tests/\n', 'must hold keys and values'],
    ['reroute.yml', 'include: [\n', 'is not YAML'],
    [
      'reroute.yml',
      `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.replace(
        /./g,
        (c) =>
          `${c}: &${c} [${Array(9)
            .fill(`*${String.fromCharCode(c.charCodeAt(0) - 1)}`)
            .join()}]\n`,
      )}`,
      'alias',
    ],
    [
      'package.json',
      '{\n  "name": "web",\n  "exclude": [],\n  "reroute": {\n    "exclud": []\n  }\n}',
      'package.json:5 has an unknown key "exclud".',
    ],
    ['package.json', '{ "reroute": ', 'is not JSON'],
    [
      'pyproject.toml',
      '[tool.ruff]\nline = 1\n[tool.reroute]\nmaxfilesize = 5\n',
      'pyproject.toml:4 has an unknown key "maxfilesize". Did you mean "maxFileSize"?',
    ],
    ['pyproject.toml', '[tool.reroute]\ninclude = [\n', 'is not TOML'],
  ])('%s: %j', (name, text, message) => {
    const root = makeTree({ [name]: text });
    expect(() => optionsIn(root)).toThrow(message);
    expect(() => optionsIn(root)).toThrow(expect.objectContaining({ kind: 'bad-config' }));
  });

  it.each([
    ['gone.yml', 'there is no file gone.yml'],
    ['folder', 'is not a regular file'],
    ['package.json', 'package.json says nothing about reroute'],
  ])('--config %s', (config, message) => {
    const root = makeTree({ 'folder/a': '', 'package.json': '{}' });
    expect(() => optionsIn(root, { config })).toThrow(message);
  });
});

describe('the policy', () => {
  it('has defaults, and keeps them for what is not said', () => {
    const { policy } = optionsIn(makeTree({ 'reroute.yml': 'policy:\n  hardcoded: { azure: fail }\n' }));
    expect(policy).toMatchObject({
      missing: { openai: 'fail', other: 'report' },
      hardcoded: { openai: 'fail', azure: 'fail', other: 'report', local: 'report' },
      unresolved: 'warn',
      includeTests: false,
    });
  });

  it('takes one severity for every provider', () => {
    const { policy } = optionsIn(makeTree({ 'reroute.yml': 'policy: { missing: warn }\n' }));
    expect(policy.missing).toBe('warn');
  });

  it('speaks of the folder of its file, as does the baseline', () => {
    const top = makeTree({ 'reroute.yml': 'baseline: ci/known.json\n', 'api/a.py': '' });
    mkdirSync(join(top, '.git'));
    expect(optionsIn(join(top, 'api'))).toMatchObject({
      policy: { rootBelow: 'api' },
      baseline: join(top, 'ci/known.json'),
    });
  });
});

describe('sizes', () => {
  it.each([
    ['1048576', 1_048_576],
    ['500kB', 500_000],
    ['1.5 MB', 1_500_000],
    ['1MiB', 1_048_576],
  ])('%s', (text, bytes) => expect(optionsIn(makeTree({}), { maxFileSize: text }).discover.maxFileSize).toBe(bytes));

  it.each(['', 'big', '0', '-1', '5 parsecs', '3GB'])('%j is none', (text) => {
    expect(() => optionsIn(makeTree({}), { maxFileSize: text })).toThrow('This is not a file size');
  });
});

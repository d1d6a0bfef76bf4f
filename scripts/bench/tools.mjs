/** The tools that ours is measured against, installed into a folder of their own, with rules of equal intent. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = { astGrep: 'ast-grep-cli', ripgrep: 'ripgrep', semgrep: 'semgrep' };
const PROGRAMS = { astGrep: 'ast-grep', ripgrep: 'rg', semgrep: 'semgrep' };

/** What can't be installed is left out. */
export function installTools(folder, wanted) {
  if (!existsSync(join(folder, 'bin'))) execFileSync('python3', ['-m', 'venv', folder]);
  const found = {};
  for (const name of wanted) {
    const program = join(folder, 'bin', PROGRAMS[name]);
    try {
      if (!existsSync(program)) execFileSync(join(folder, 'bin', 'pip'), ['install', '--quiet', PACKAGES[name]]);
      found[name] = program;
    } catch {
      console.error(`${PACKAGES[name]} can not be installed here: left out.`);
    }
  }
  return found;
}

/** The constructors that our rules name, by the last part of their names. */
export function constructorNames(root) {
  const { files } = JSON.parse(readFileSync(join(root, 'dist', 'rules.json'), 'utf8'));
  const names = { python: new Set(), typescript: new Set() };
  for (const { rule } of files) {
    if (rule.kind !== 'sdk') continue;
    for (const name of rule.constructors.flatMap((one) => one.names)) {
      const last = name.split('.').at(-1);
      if (/^\w{3,}$/.test(last) && last !== 'default') names[rule.language].add(last);
    }
  }
  return { python: [...names.python].sort(), typescript: [...names.typescript].sort() };
}

const anyOf = (names) => `(^|\\.)(${names.join('|')})$`;

export function astGrepRules(file, { python, typescript }) {
  const rule = (id, language, body) => JSON.stringify({ id, language, severity: 'info', message: id, rule: body });
  const built = { kind: 'new_expression', has: { field: 'constructor', regex: anyOf(typescript) } };
  const called = { kind: 'call_expression', has: { field: 'function', regex: anyOf(typescript) } };
  const scripts = ['TypeScript', 'Tsx', 'JavaScript'].flatMap((language) => [
    rule(`new-${language}`, language, built),
    rule(`call-${language}`, language, called),
  ]);
  const calls = rule('call-Python', 'Python', { kind: 'call', has: { field: 'function', regex: anyOf(python) } });
  writeFileSync(file, [calls, ...scripts].join('\n---\n'));
}

export function semgrepRules(file, { python, typescript }) {
  const rule = (id, languages, pattern, names) => ({
    id,
    languages,
    severity: 'INFO',
    message: id,
    patterns: [{ pattern }, { 'metavariable-regex': { metavariable: '$F', regex: `^(.*\\.)?(${names.join('|')})$` } }],
  });
  const rules = [
    rule('call-python', ['python'], '$F(...)', python),
    rule('new-typescript', ['typescript', 'javascript'], 'new $F(...)', typescript),
    rule('call-typescript', ['typescript', 'javascript'], '$F(...)', typescript),
  ];
  writeFileSync(file, JSON.stringify({ rules }));
}

/**
 * `npm run bench -- DIR…`: ours and others, alternately, over copies of the repositories.
 * `--rounds N`, `--tools DIR` (kept between runs), `--without semgrep`, `--grow 1000,10000`, `--small`, `--write FILE`.
 */
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { arch, cpus, platform, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './measure.mjs';
import { writeMonorepo } from './monorepo.mjs';
import { growthTable, memoryTable, ratiosTable, stagesTable, timesTable } from './table.mjs';
import { astGrepRules, constructorNames, installTools, semgrepRules } from './tools.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const cli = process.env.BENCH_CLI ?? join(root, 'dist', 'cli.js');
const SOURCE = /\.(py|ipynb|[mc]?[jt]sx?|vue|svelte|astro)$/;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    tools: { type: 'string' },
    without: { type: 'string', multiple: true, default: [] },
    grow: { type: 'string', default: '' },
    small: { type: 'boolean', default: false },
    write: { type: 'string' },
  },
});

const BEGIN = '<!-- npm run bench writes from here -->';
const END = '<!-- to here -->';

const work = mkdtempSync(join(tmpdir(), 'reroute-bench-'));

function main() {
  const wanted = flags.small ? [] : ['astGrep', 'ripgrep', 'semgrep'].filter((name) => !flags.without.includes(name));
  const tools = wanted.length > 0 ? installTools(flags.tools ?? join(work, 'tools'), wanted) : {};
  const rules = wanted.length > 0 ? rulesOfEqualIntent() : {};

  const repositories = flags.small ? [generated(200)] : positionals;
  if (repositories.length === 0) throw new Error('Name repositories: npm run bench -- DIR…');
  const rounds = flags.small ? 1 : Number(flags.rounds);
  const sizes = flags.small ? [100, 200] : flags.grow.split(',').filter(Boolean).map(Number);
  const results = [];
  const rows = [];
  // Written as it grows: hours of measuring must not be lost to the last repository.
  const tell = () => flags.write !== undefined && writeTable(flags.write, pageOf(results, rows, rounds));
  for (const folder of repositories) {
    results.push(resultOf(folder, tools, rules, rounds));
    tell();
  }
  for (const files of sizes) {
    rows.push(growth(files));
    tell();
  }
  if (flags.write === undefined) console.log(pageOf(results, rows, rounds));
}

function rulesOfEqualIntent() {
  const names = constructorNames(root);
  const rules = { astGrep: join(work, 'ast-grep.yml'), semgrep: join(work, 'semgrep.json') };
  astGrepRules(rules.astGrep, names);
  semgrepRules(rules.semgrep, names);
  return rules;
}

function generated(files) {
  const folder = join(mkdtempSync(join(work, 'made-')), `generated-${files}`);
  writeMonorepo(folder, files);
  return folder;
}

function resultOf(folder, tools, rules, rounds) {
  const copy = join(work, 'repositories', basename(folder));
  cpSync(folder, copy, { recursive: true, filter: (path) => !/\/(\.git|node_modules)$/.test(path) });
  // As people have them: what git's index knows need not be walked.
  const git = (...args) => execFileSync('git', ['-C', copy, ...args], { stdio: 'ignore' });
  git('init');
  git('add', '--all', '--force');
  const sources = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((path) => SOURCE.test(path));
  const cache = join(work, 'cache', basename(folder));
  const ours = (...more) => [
    process.execPath,
    cli,
    'audit',
    copy,
    '--no-config',
    '-q',
    '-o',
    join(work, 'out.json'),
    ...more,
  ];
  const changed = join(copy, sources.find(isOrdinary(copy)) ?? sources[0]);
  let changes = 0;
  const commands = {
    'reroute cold': () => measure(ours('--no-cache', '--stats').filter((flag) => flag !== '-q')),
    'reroute warm': () => measure(ours('--cache-dir', cache)),
    'reroute one changed': () => {
      const { length } = readFileSync(changed);
      // Never the same text twice: that would be a known one.
      appendFileSync(changed, '\n'.repeat(++changes));
      const cost = measure(ours('--cache-dir', `${cache}-changed`));
      truncateSync(changed, length);
      return cost;
    },
    ...(tools.astGrep && {
      'ast-grep': () => measure([tools.astGrep, 'scan', '-r', rules.astGrep, '--json=stream', copy]),
    }),
    ...(tools.semgrep && {
      semgrep: () =>
        measure([
          tools.semgrep,
          'scan',
          '--config',
          rules.semgrep,
          '--metrics=off',
          '--disable-version-check',
          '--quiet',
          '--json',
          copy,
        ]),
    }),
    ...(tools.ripgrep && { ripgrep: () => measure([tools.ripgrep, '-l', '-i', 'openai', copy]) }),
  };
  commands['reroute warm']();
  // Times that lie less than two seconds back are not believed.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
  commands['reroute warm']();
  cpSync(cache, `${cache}-changed`, { recursive: true });
  const runs = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(commands)) {
      // The slowest need no second opinion.
      if (name === 'semgrep' && round > 0) continue;
      // An interruption changes what the cache sees; settle it again.
      if (name === 'reroute warm' && round > 0) run();
      runs[name].push(run());
      console.error(`${basename(folder)} ${name} ${runs[name].at(-1).wall.toFixed(2)} s`);
    }
  }
  const { err } = runs['reroute cold'].at(-1);
  const { summary } = JSON.parse(readFileSync(join(work, 'out.json'), 'utf8'));
  const result = {
    repository: basename(folder).replace('+', '/'),
    files: sources.length,
    parsed: summary.files.parsed,
    runs,
    stages: stagesIn(err),
  };
  rmSync(copy, { recursive: true });
  return result;
}

/** As most files are: nothing in it is about this vendor. */
const isOrdinary = (folder) => (path) =>
  /\.(py|ts)$/.test(path) && !/open_?ai|config|settings/i.test(path + readFileSync(join(folder, path), 'utf8'));

function stagesIn(stderr) {
  const rows = [...stderr.matchAll(/^(\w+) +(\d+) ms$/gm)];
  return Object.fromEntries(rows.map(([, stage, milliseconds]) => [stage, `${milliseconds} ms`]));
}

function growth(files) {
  const folder = generated(files);
  const ours = (...more) => [
    process.execPath,
    cli,
    'audit',
    folder,
    '--no-config',
    '-q',
    '-o',
    join(work, 'out.json'),
    ...more,
  ];
  const cold = measure(ours('--no-cache'));
  const cached = ours('--cache-dir', join(work, 'cache', String(files)));
  measure(cached);
  const row = { files, cold, warm: measure(cached) };
  rmSync(folder, { recursive: true });
  return row;
}

function pageOf(results, grown, rounds) {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${platform()}-${arch()}, Node.js ${process.version}`;
  const parts = [
    `${machine}. ${rounds === 1 ? 'One round' : `${rounds} rounds`}, all tools alternately; median (least–most).`,
    '### Wall time',
    timesTable(results, 'wall'),
    '### CPU time',
    timesTable(results, 'cpu'),
    ...(results.some(({ runs }) => runs['ast-grep'] ?? runs.semgrep)
      ? ['### Ratios of wall time', ratiosTable(results, 'wall'), '### Ratios of CPU time', ratiosTable(results, 'cpu')]
      : []),
    '### Peak memory',
    memoryTable(results),
    '### Stages of a cold run',
    stagesTable(results),
    ...(grown.length > 0 ? ['### Growth: a generated monorepo', growthTable(grown)] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

function writeTable(file, text) {
  const page = readFileSync(file, 'utf8');
  const [before, after] = [page.split(BEGIN)[0], page.split(END)[1]];
  writeFileSync(file, `${before}${BEGIN}\n\n${text}\n${END}${after}`);
}

try {
  main();
} finally {
  rmSync(work, { recursive: true, force: true });
}

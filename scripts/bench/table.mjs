/** What was measured, as Markdown. */
import { geometricMean, median } from './measure.mjs';

const seconds = (number) => `${number.toFixed(2)} s`;
const ratio = (number) => `${number.toFixed(2)} ×`;
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (heads, rows) => [row(heads), row(heads.map(() => '---')), ...rows.map(row)].join('\n');

/** Median, and how far the rounds lie apart. */
const spread = (runs, what) => {
  const all = runs.map((run) => run[what]);
  return `${seconds(median(all))} (${Math.min(...all).toFixed(2)}–${Math.max(...all).toFixed(2)})`;
};

export function timesTable(results, what) {
  const names = Object.keys(results[0].runs);
  return table(
    ['Repository', 'files', ...names],
    results.map(({ repository, files, runs }) => [repository, files, ...names.map((name) => spread(runs[name], what))]),
  );
}

/** Our runs over each other tool's, repository by repository and in geometric mean. */
export function ratiosTable(results, what) {
  const names = Object.keys(results[0].runs);
  const ours = names.filter((name) => name.startsWith('reroute'));
  const others = names.filter((name) => !name.startsWith('reroute') && name !== 'ripgrep');
  const pairs = ours.flatMap((mine) => others.map((other) => ({ mine, other })));
  const of = ({ runs }, { mine, other }) =>
    median(runs[mine].map((run) => run[what])) / median(runs[other].map((run) => run[what]));
  return table(
    ['Repository', ...pairs.map(({ mine, other }) => `${mine.replace('reroute ', '')} / ${other}`)],
    [
      ...results.map((result) => [result.repository, ...pairs.map((pair) => ratio(of(result, pair)))]),
      [
        '**geometric mean**',
        ...pairs.map((pair) => `**${ratio(geometricMean(results.map((one) => of(one, pair))))}**`),
      ],
    ],
  );
}

export function memoryTable(results) {
  const names = Object.keys(results[0].runs);
  const most = (runs) => `${Math.round(Math.max(...runs.map(({ memory }) => memory)))} MB`;
  return table(
    ['Repository', 'parsed', ...names],
    results.map(({ repository, parsed, runs }) => [repository, parsed, ...names.map((name) => most(runs[name]))]),
  );
}

export function stagesTable(results) {
  const stages = [...new Set(results.flatMap((result) => Object.keys(result.stages)))];
  return table(
    ['Repository', ...stages],
    results.map(({ repository, stages: mine }) => [repository, ...stages.map((stage) => mine[stage] ?? '')]),
  );
}

export function growthTable(rows) {
  return table(
    ['files', 'cold', 'CPU', 'µs CPU a file', 'peak memory', 'warm'],
    rows.map(({ files, cold, warm }) => [
      files,
      seconds(cold.wall),
      seconds(cold.cpu),
      Math.round((cold.cpu / files) * 1e6),
      `${Math.round(cold.memory)} MB`,
      seconds(warm.wall),
    ]),
  );
}

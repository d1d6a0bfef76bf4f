/** What is written against what others say it should be: their schemas, or a reader for the format. */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.js';
import { render, reportJsonSchema } from '../../src/report/index.js';
import { configuration, configured, hardcoded, plainView, report, site, smallReport } from './build.js';
import { hostileReport, hostileStrings } from './hostile.js';
import { manySites } from './many.js';

function validator(schema: object): ValidateFunction {
  return new Ajv2020({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

/** From the npm package @microsoft/sarif-multitool-linux 5.7.0, MIT. */
const official = JSON.parse(readFileSync(new URL('standards/sarif-2.1.0.json', import.meta.url), 'utf8')) as object;

const gate = { severity: 'fail' as const };
const reports: [string, Report][] = [
  ['a small report', smallReport()],
  ['nothing', report()],
  ['everything at once', everything()],
  ...hostileStrings.map(([what, text]): [string, Report] => [what, hostileReport(text)]),
  ['30,000 findings', report({ sites: manySites(30_000) })],
];

function everything(): Report {
  const sites = [
    site({ suppressed: { reason: 'probe', until: '2027-01-31' }, lineHash: 'a7f2ff13bc495cf2:1' }),
    site({ gate: { ...gate, known: true } }),
    configured({ gate: { severity: 'warn', because: 'it goes to the vendor when nothing is set' } }),
    hardcoded({ path: 'demo.ipynb', cell: 3 }),
  ];
  const suppressions = [{ path: 'a.py', line: 3, reason: 'probe', sites: [sites[0]!.id] }];
  return { ...report({ sites, configuration: [configuration({ status: 'empty' })] }), suppressions };
}

describe('sarif', () => {
  const validate = validator(official);
  it.each(reports)('of %s is what the standard says', (_what, one) => {
    validate(JSON.parse(render(one, 'sarif', plainView)));
    expect(validate.errors).toBeNull();
  });

  it('the standard would notice', () => {
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false);
  });
});

describe('json', () => {
  const validate = validator(reportJsonSchema());
  it.each(reports)('of %s is what the shipped schema says', (_what, one) => {
    validate(JSON.parse(render(one, 'json', plainView)));
    expect(validate.errors).toBeNull();
  });
});

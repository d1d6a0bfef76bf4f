import { describe, expect, test } from 'vitest';
import { Report } from '../../src/model/report.js';
import { render, reportJsonSchema } from '../../src/report/index.js';
import { plainView, smallReport } from './build.js';

describe('json', () => {
  test('is the report, and only that', () => {
    const output = render(smallReport(), 'json', plainView);
    expect(Report.parse(JSON.parse(output))).toEqual(smallReport());
    expect(output.endsWith('}\n')).toBe(true);
  });

  test('has its keys in the order of the schema, whatever order they were made in', () => {
    const { summary, sites, ...rest } = smallReport();
    const shuffled = {
      summary,
      ...rest,
      sites: sites.map((site) => Object.fromEntries(Object.entries(site).reverse())),
    };
    expect(render(shuffled as Report, 'json', plainView)).toBe(render(smallReport(), 'json', plainView));
  });

  test('refuses what the schema does not know', () => {
    const strange = { ...smallReport(), scannedAt: 'today' };
    expect(() => render(strange, 'json', plainView)).toThrow();
  });
});

test('the JSON Schema names every part of the report', () => {
  expect(reportJsonSchema()).toMatchObject({
    required: Object.keys(smallReport()),
    additionalProperties: false,
  });
});

import type { Report } from '../../model/report.js';
import { productSites, testSites } from '../verdict.js';
import { chainsSection } from './chains.js';
import { configurationSection } from './configuration.js';
import { coverageSection } from './coverage.js';
import { paragraphs } from './escape.js';
import { filesSection } from './files.js';
import { modelsSection, summarySection, titleSection } from './findings.js';
import { planSection } from './plan.js';
import { locationsSection, testsSection } from './sites.js';
import { suppressionsSection } from './suppressions.js';

/** What an engineer would write by hand for somebody who decides: the findings, the evidence, the plan. */
export function markdown(report: Report): string {
  const parts = [
    titleSection(report),
    summarySection(report),
    locationsSection(productSites(report)),
    testsSection(testSites(report)),
    suppressionsSection(report),
    configurationSection(report),
    chainsSection(report),
    modelsSection(report),
    filesSection(report),
    planSection(report),
    coverageSection(report),
  ];
  return `${paragraphs(parts)}\n`;
}

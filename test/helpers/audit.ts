/** The real pipeline over files that exist only in a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { isConfiguration, isMarkdown, isModuleData, languageOf } from '../../src/discover/names.js';
import type { Discovery, Sources } from '../../src/model/discovery.js';
import type { Report, Site } from '../../src/model/report.js';
import type { Rules } from '../../src/model/rules.js';
import { audit } from '../../src/pipeline.js';
import { parseRules } from '../../src/rules/load.js';

export type Files = Record<string, string>;

let loaded: Rules | undefined;

export function builtInRules(): Rules {
  return (loaded ??= parseRules(
    readdirSync('rules')
      .filter((name) => name.endsWith('.yml'))
      .map((name) => ({ path: `rules/${name}`, text: readFileSync(`rules/${name}`, 'utf8') })),
  ));
}

export async function auditFiles(files: Files): Promise<Report> {
  const { report } = await audit(discoveryOf(files), sourcesOf(files), builtInRules(), { version: '0' });
  return report;
}

export async function sitesIn(files: Files): Promise<Site[]> {
  return (await auditFiles(files)).sites;
}

export function discoveryOf(files: Files): Discovery {
  const paths = Object.keys(files).sort();
  return {
    root: '/repository',
    files: paths.flatMap((path) => {
      const language = languageOf(path);
      return language ? [{ path, language }] : [];
    }),
    data: paths.filter(isModuleData),
    configuration: paths.filter((path) => isConfiguration(path) || isMarkdown(path)),
    skipped: [],
    unreadable: [],
    seen: paths.length,
    notes: [],
  };
}

export function sourcesOf(files: Files): Sources {
  const textOf = (path: string): string => {
    const text = files[path];
    if (text === undefined) throw new Error(`${path} does not exist`);
    return text;
  };
  return {
    read: (path) => Buffer.from(textOf(path)),
    mentioning: (needles, among) => among.filter((path) => needles.some((needle) => textOf(path).includes(needle))),
    passing: (test, among) => among.filter((path) => test(path, textOf(path))),
  };
}

/** Every rule's examples, through the whole pipeline: what they list is reported, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { Site } from '../../src/model/report.js';
import type { HttpRule, SdkRule } from '../../src/model/rule.js';
import { builtInRules, sitesIn } from '../helpers/audit.js';

type Rule = SdkRule | HttpRule;
type Example = Rule['examples'][number];
type Expected = Example['sites'][number];

const rules: Rule[] = [...builtInRules().sdk, ...builtInRules().http];
const EXTENSION = { python: 'py', typescript: 'ts' };

/** Only what the example says of the site, so that the rest may be anything. */
function saidOf(site: Site, expected: Expected | undefined): Partial<Expected> {
  const { line, callee, kind, status, vendor, wire, provider } = site;
  return {
    line,
    ...(expected?.callee === undefined ? {} : { callee }),
    ...(expected?.kind === undefined ? {} : { kind }),
    ...(expected?.status === undefined ? {} : { status }),
    ...(expected?.vendor === undefined ? {} : { vendor }),
    ...(expected?.wire === undefined ? {} : { wire }),
    ...(expected?.provider === undefined ? {} : { provider }),
  };
}

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.examples.map((example) => [example.title, example] as const))('%s', async (_title, example) => {
    const path = example.path ?? `example.${EXTENSION[rule.language]}`;
    const expected = [...example.sites].sort((a, b) => a.line - b.line);
    const sites = await sitesIn({ [path]: example.code });

    const at = (line: number): Expected | undefined => expected.find((one) => one.line === line);
    expect(sites.map((site) => saidOf(site, at(site.line)))).toEqual(expected);
  });
});

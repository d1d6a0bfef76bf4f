import { page } from '../../src/config/package.js';
import { type Report, type Configuration, type Diagnostic, type Site } from '../../src/model/report.js';

let made = 0;

export function site(fields: Partial<Site> = {}): Site {
  made += 1;
  return {
    id: `site-${made}`,
    kind: 'client',
    language: 'python',
    rule: 'openai-python',
    callee: 'openai.AsyncOpenAI',
    path: 'backend/blocks/codex.py',
    line: 165,
    column: 18,
    endLine: 165,
    status: 'missing',
    vendor: 'openai',
    wire: 'openai',
    provider: 'openai',
    implicitEnv: ['OPENAI_BASE_URL'],
    whenUnset: 'vendor',
    uses: [{ api: 'responses.create', path: 'backend/blocks/codex.py', line: 170, models: ['gpt-5-codex'] }],
    impact: 'medium',
    impactReason: 'one block sends its prompts here',
    test: false,
    within: 'CodexBlock.run',
    snippet: 'client = AsyncOpenAI(api_key=credentials.api_key.get_secret_value())',
    fix: { available: true, safety: 'safe', summary: 'pass base_url=settings.secrets.openai_base_url' },
    ...fields,
  };
}

export function configured(fields: Partial<Site> = {}): Site {
  return site({
    path: 'backend/copilot/service.py',
    line: 31,
    column: 10,
    endLine: 31,
    status: 'config-driven',
    provider: 'other',
    baseUrl: {
      expression: 'config.base_url',
      urls: ['https://openrouter.ai/api/v1'],
      origins: [
        { type: 'env', name: 'CHAT_BASE_URL', path: 'backend/copilot/config.py', line: 31 },
        { type: 'setting', name: 'ChatConfig.base_url', path: 'backend/copilot/config.py', line: 14 },
      ],
      trace: [
        { path: 'backend/copilot/service.py', line: 31, column: 40, text: 'base_url=config.base_url' },
        { path: 'backend/copilot/config.py', line: 14, column: 5, text: 'base_url: str | None = Field(default=…)' },
      ],
    },
    implicitEnv: [],
    whenUnset: 'literal',
    impact: 'high',
    impactReason: 'every chat message passes here',
    within: '<module>',
    snippet: 'client = AsyncOpenAI(\n    api_key=config.api_key,\n    base_url=config.base_url,\n)',
    fix: { available: false, reason: 'already configurable' },
    ...fields,
  });
}

export function hardcoded(fields: Partial<Site> = {}): Site {
  return site({
    path: 'backend/blocks/perplexity.py',
    line: 88,
    column: 12,
    endLine: 91,
    status: 'hardcoded',
    provider: 'other',
    baseUrl: {
      expression: '"https://openrouter.ai/api/v1"',
      urls: ['https://openrouter.ai/api/v1'],
      origins: [{ type: 'literal', path: 'backend/blocks/perplexity.py', line: 89 }],
    },
    implicitEnv: [],
    whenUnset: 'literal',
    impact: 'low',
    impactReason: 'goes to another vendor',
    fix: { available: false, reason: 'goes to another vendor on purpose' },
    ...fields,
  });
}

export function configuration(fields: Partial<Configuration> = {}): Configuration {
  made += 1;
  return {
    id: `configuration-${made}`,
    kind: 'env-file',
    path: '.env.default',
    line: 3,
    status: 'missing',
    keys: ['OPENAI_API_KEY'],
    baseUrls: ['OPENAI_BASE_URL'],
    message: 'names OPENAI_API_KEY and no base URL',
    fix: { available: true, safety: 'safe', summary: 'add OPENAI_BASE_URL= with a comment' },
    ...fields,
  };
}

export interface Parts {
  sites?: Site[];
  configuration?: Configuration[];
  diagnostics?: Diagnostic[];
  files?: Partial<Report['summary']['files']>;
  skippedBecause?: Record<string, number>;
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function modelsOf(sites: readonly Site[]): Report['models'] {
  const counts = new Map<string, Set<string>>();
  for (const { id, uses } of sites) {
    for (const name of uses.flatMap((use) => use.models)) counts.set(name, (counts.get(name) ?? new Set()).add(id));
  }
  return [...counts].map(([name, ids]) => ({ name, count: ids.size, sites: [...ids] }));
}

export function report(parts: Parts = {}): Report {
  const { sites = [], configuration: rows = [], diagnostics = [], files = {}, skippedBecause = {} } = parts;
  const statuses = countBy(sites.map((one) => one.status));
  return {
    schemaVersion: 1,
    tool: { name: 'reroute', version: '0.1.0' },
    root: '.',
    sites,
    configuration: rows,
    models: modelsOf(sites),
    diagnostics,
    summary: {
      files: { seen: 0, analysed: 0, parsed: 0, skipped: 0, failed: 0, ...files },
      skippedBecause,
      sites: {
        missing: statuses['missing'] ?? 0,
        hardcoded: statuses['hardcoded'] ?? 0,
        'config-driven': statuses['config-driven'] ?? 0,
        unresolved: statuses['unresolved'] ?? 0,
      },
      byKind: countBy(sites.map((one) => one.kind)),
      byProvider: countBy(sites.map((one) => one.provider)),
      byVendor: countBy(sites.map((one) => one.vendor)),
      configuration: countBy(rows.map((row) => row.status)),
    },
  };
}

/** One of everything, as small as it can be read. */
export function smallReport(): Report {
  made = 0;
  return report({
    sites: [
      hardcoded(),
      site(),
      configured(),
      site({
        path: 'backend/blocks/llm.py',
        line: 400,
        status: 'unresolved',
        provider: 'unknown',
        impact: 'high',
        impactReason: 'the main path of all workflows',
        baseUrl: { expression: '**options', origins: [{ type: 'opaque' }], reason: 'arguments arrive by **options' },
        fix: { available: false, reason: 'the arguments cannot be seen' },
      }),
      site({ path: 'notebooks/demo.ipynb', cell: 3, line: 7, column: 10, endLine: 7, test: true, impact: 'low' }),
    ],
    configuration: [
      configuration(),
      configuration({
        kind: 'settings-class',
        path: 'backend/util/settings.py',
        line: 596,
        message: 'Secrets holds openai_api_key and no base URL',
      }),
      configuration({
        kind: 'workflow',
        path: '.github/workflows/ci.yml',
        line: 120,
        message: 'sets OPENAI_API_KEY and no base URL',
      }),
    ],
    diagnostics: [{ severity: 'warning', path: 'backend/legacy.py', line: 3, message: 'could not be parsed' }],
    files: { seen: 120, analysed: 100, parsed: 40, skipped: 19, failed: 1 },
    skippedBecause: { ignored: 12, 'larger than 1 MiB': 7 },
  });
}

export const plainView = { color: false, width: 80, page };

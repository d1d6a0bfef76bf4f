import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      dev: z.boolean().optional(),
      devOptional: z.boolean().optional(),
      optional: z.boolean().optional(),
      hasInstallScript: z.boolean().optional(),
    }),
  ),
});
const Step = z.object({ uses: z.string().optional(), run: z.string().optional() });
const Workflow = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({ permissions: z.record(z.string(), z.string()).optional(), steps: z.array(Step) }),
  ),
});
const workflow = (name: string): z.infer<typeof Workflow> => Workflow.parse(parse(read(`.github/workflows/${name}`)));

const { packages } = Lock.parse(JSON.parse(read('package-lock.json')));
const named = Object.entries(packages).filter(([path]) => path !== '');

describe('what the package brings along', () => {
  it('is listed in full, and nothing else is', () => {
    const sbom = z
      .object({ components: z.array(z.object({ name: z.string(), version: z.string() })) })
      .parse(
        JSON.parse(
          execFileSync('bash', [join('.ci', 'sbom')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
        ),
      );
    const brought = named
      .filter(([, { dev, devOptional }]) => !dev && !devOptional)
      .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')} ${version ?? ''}`);
    expect(sbom.components.map(({ name, version }) => `${name} ${version}`).sort()).toEqual(brought.sort());
  });

  it('comes from the registry, byte for byte as it was when it was chosen', () => {
    for (const [path, { resolved, integrity }] of named) {
      // Without an address it comes from the registry that npm is told of.
      if (resolved !== undefined) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
      expect(integrity, path).toMatch(/^sha512-/);
    }
  });

  it('needs no install script: where a package has one, its prebuilt binary is there for CI, too', () => {
    const scripted = named.filter(([, one]) => one.hasInstallScript && !one.dev && !one.optional).map(([path]) => path);
    for (const path of scripted) {
      const built = readdirSync(new URL(`../../${path}/prebuilds`, import.meta.url));
      expect(built, path).toEqual(expect.arrayContaining(['darwin-arm64', 'linux-x64', 'win32-x64']));
    }
  });
});

describe('workflows', () => {
  it.each(['ci.yml', 'release.yml'])('%s may only read, unless a job says why', (name) => {
    expect(workflow(name).permissions).toEqual({ contents: 'read' });
  });

  it.each(['ci.yml', 'release.yml'])('%s uses nothing but what GitHub makes, by its version', (name) => {
    const uses = Object.values(workflow(name).jobs).flatMap(({ steps }) => steps.flatMap((step) => step.uses ?? []));
    expect(uses).not.toEqual([]);
    for (const one of uses) expect(one).toMatch(/^actions\/[a-z-]+@v\d+$/);
  });

  it('a release is tested, looked over, signed and listed before it is published', () => {
    const { permissions, steps } = workflow('release.yml').jobs['publish'] ?? { steps: [] };
    expect(permissions).toMatchObject({ 'id-token': 'write' });
    const text = steps.map(({ run }) => run ?? '').join('\n');
    const order = ['.ci/run', 'npm audit', '.ci/sbom', 'npm publish --provenance', 'sbom.cdx.json\n'];
    const places = order.map((part) => `${text}\n`.indexOf(part));
    expect(places.every((at) => at >= 0)).toBe(true);
    expect(places.slice(0, 4)).toEqual([...places.slice(0, 4)].sort((a, b) => a - b));
  });
});

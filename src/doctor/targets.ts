/** Which gateway a repository is to use, and with which key: the variables that its clients read. */
import type { Environment } from '../model/options.js';
import { routedByItself, type Report, type Site, type TracedValue } from '../model/report.js';
import type { Target, WantedModel } from './finding.js';

export interface Chosen {
  url: string | undefined;
  keyEnv: string | undefined;
}

/** Whether what a variable holds may go to what another one names. */
export type MaySend = (keyFrom: string, urlFrom: string) => boolean;

/** One target for every pair of a base URL and a key that the environment sets. */
export function targetsOf(
  report: Report,
  { url, keyEnv }: Chosen,
  env: Environment,
  maySend: MaySend = () => true,
): Target[] {
  const guarded = (target: Target): Target => {
    const { key, keyFrom, urlFrom } = target;
    const mayGo = key === undefined || keyFrom === undefined || keyFrom === keyEnv || maySend(keyFrom, urlFrom);
    return mayGo ? target : { ...target, key: undefined, isHeldBack: true };
  };
  const pairs = productSites(report).flatMap((site): Target[] => {
    const keyFrom = keyEnv ?? firstSet(keyVariables(site), env);
    const key = keyFrom === undefined ? undefined : env[keyFrom] || undefined;
    if (url !== undefined) return [{ url, urlFrom: '--url', key, keyFrom }];
    const urlFrom = firstSet(urlVariables(site), env);
    const value = urlFrom === undefined ? undefined : env[urlFrom];
    return urlFrom === undefined || !value ? [] : [{ url: value, urlFrom, key, keyFrom }];
  });
  if (pairs.length === 0 && url !== undefined) {
    pairs.push({
      url,
      urlFrom: '--url',
      key: keyEnv === undefined ? undefined : env[keyEnv] || undefined,
      keyFrom: keyEnv,
    });
  }
  const distinct = new Map(
    pairs.map(guarded).map((one) => [JSON.stringify([one.url, one.key ?? null, one.isHeldBack]), one]),
  );
  return [...distinct.values()];
}

/** The variables that decide where the clients go, most used first. */
export function urlVariablesOf(report: Report): string[] {
  const counts = new Map<string, number>();
  for (const name of productSites(report).flatMap(urlVariables)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}

export function wantedModels(report: Report): WantedModel[] {
  const found = new Map<string, WantedModel>();
  for (const { uses } of productSites(report)) {
    for (const { api, path, line, models } of uses) {
      for (const name of models) {
        if (!found.has(name)) found.set(name, { name, place: `${path}:${line}`, embeds: /embedding/i.test(api) });
      }
    }
  }
  return [...found.values()];
}

/** Clients whose literal URL leads to another vendor are not meant to move. */
function productSites({ sites }: Report): Site[] {
  return sites.filter(({ test, status, provider }) => !test && !(status === 'hardcoded' && provider === 'other'));
}

function urlVariables(site: Site): string[] {
  return [...variablesIn(site.baseUrl), ...routedByItself(site)];
}

function keyVariables({ apiKey }: Site): string[] {
  return variablesIn(apiKey);
}

function variablesIn(value: TracedValue | undefined): string[] {
  return (value?.origins ?? []).flatMap(({ type, name }) => {
    if (name === undefined || (type !== 'env' && type !== 'setting')) return [];
    // A field of a settings class is read from the variable of the same name in capitals.
    return type === 'env' ? [name] : [name, name.split('.').at(-1)?.toUpperCase() ?? name];
  });
}

/** The first that is set, else the first that could be. */
function firstSet(names: readonly string[], env: Environment): string | undefined {
  return names.find((name) => env[name]) ?? names.find((name) => /^[A-Z][A-Z0-9_]*$/.test(name));
}

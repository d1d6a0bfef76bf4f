/** Whether a change has anything to do with a site. */
import type { Site } from '../model/report.js';
import type { Changed, LineRange } from '../model/verdict.js';

/** Its call, a hop on the way to its base URL, the place that decides, or a line that named it and is gone. */
export function isTouched(site: Site, changed: Changed): boolean {
  const { baseUrl } = site;
  const call: [string, LineRange] = [site.path, [site.line, Math.max(site.line, site.endLine)]];
  const hops = [...(baseUrl?.trace ?? []), ...(baseUrl?.origins ?? [])].flatMap(({ path, line }): (typeof call)[] =>
    path === undefined || line === undefined ? [] : [[path, [line, line]]],
  );
  return [call, ...hops].some(([path, range]) => overlaps(changed, path, range)) || isNamedInRemoved(site, changed);
}

function overlaps({ files }: Changed, path: string, [first, last]: LineRange): boolean {
  const ranges = files.get(path);
  return ranges === 'all' || (ranges?.some(([from, to]) => from <= last && first <= to) ?? false);
}

/** A setting that was deleted has no line any more, and no trace leads to it. */
function isNamedInRemoved({ status, baseUrl }: Site, { removedWords }: Changed): boolean {
  if (status !== 'unresolved' && status !== 'config-driven') return false;
  const name = /([A-Za-z_]\w*)\W*$/.exec(baseUrl?.expression ?? '')?.[1];
  return name !== undefined && removedWords.has(name);
}

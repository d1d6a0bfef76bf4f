/** Lines of environment files, compose files, Dockerfiles, manifests and workflows: what goes beside a twin there, and what a person has to write. */
import type { FillGap } from '../../model/remedy.js';
import type { Gap } from '../../model/surroundings.js';
import { lineEnd, lineStart, type Change } from '../render/list.js';
import { dockerChanges } from './dockerfile.js';
import { manifestLines } from './manifest.js';
import { guardedLines, workflowLine } from './workflow.js';

export interface Company {
  /** Another line of the same change stands in the file. */
  isFurther?: boolean;
  main?: string;
  further?: FillGap['further'];
}

/** Undefined: not at this place, or not with certainty. */
export function linesBeside(gap: Gap, fallback: string, marked: string, company: Company = {}): Change[] | undefined {
  const text = marked.replace(/^\uFEFF/, '');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (gap.kind === 'dockerfile') return dockerChanges(gap, { fallback, comment: `# ${WHERE}` }, text, eol);
  const at = lineEnd(text, gap.twin.end);
  const twin = text.slice(lineStart(text, gap.twin.start), at);
  const isTold = company.isFurther === true || text.includes(OFFER) || text.includes(WHERE);
  const lines = gap.names.map((name) => {
    const all = linesFor(gap, name, { twin, text }, fallback);
    // One explanation will do for a file.
    return isTold ? all?.filter((line) => !COMMENTS.has(line)) : all;
  });
  if (lines.some((one) => one === undefined)) return undefined;
  const added = [...lines.flatMap((one) => one ?? []), ...furtherLines(gap, company, fallback)].map(
    (line) => `${eol}${gap.twin.indent}${line}`,
  );
  return [{ start: at, end: at, text: added.join('') }];
}

function furtherLines({ idiom }: Gap, { main, further = [] }: Company, fallback: string): string[] {
  const mark = idiom === 'export' ? '# export ' : '# ';
  return further.flatMap(({ name, key, url = fallback }) => [
    ...(key === undefined || main === undefined ? [] : [`# For ${key}; without it, ${main} counts.`]),
    `${mark}${name}=${url}`,
  ]);
}

interface Around {
  /** The lines of the twin. */
  twin: string;
  /** Of the whole file. */
  text: string;
}

/** Without their indent. */
function linesFor(gap: Gap, name: string, around: Around, fallback: string): string[] | undefined {
  const { idiom, kind } = gap;
  switch (idiom) {
    case 'dotenv':
      return [`# ${OFFER}`, `# ${name}=${fallback}`];
    case 'export':
      return [`# ${OFFER}`, `# export ${name}=${fallback}`];
    case 'systemd':
      return [`# ${WHERE}`, `Environment=${name}=${fallback}`];
    case 'toml':
      return kind === 'kubernetes' ? [`# ${WHERE}`, `${name} = "${fallback}"`] : undefined;
    case 'shell-append':
      return guardedLines(gap, name, { line: around.twin, text: around.text });
    case 'yaml-map':
    case 'yaml-list':
    case 'yaml-name-value':
      return withComment(yamlLines(gap, name, around, fallback));
    default:
      return undefined;
  }
}

function yamlLines(gap: Gap, name: string, { twin, text }: Around, fallback: string): string[] | undefined {
  const { idiom, kind } = gap;
  if (kind === 'kubernetes') return manifestLines(gap, name, fallback, text);
  // Without a value, compose hands on what is set outside, and nothing where nothing is; an empty one would be used.
  const given = new RegExp(`\\$\\{${gap.twin.name}:?-`).test(twin) ? `\${${name}:-${fallback}}` : undefined;
  if (kind === 'compose' && idiom === 'yaml-map') return [given === undefined ? `${name}:` : `${name}: ${given}`];
  if (kind === 'compose' && idiom === 'yaml-list') return [given === undefined ? `- ${name}` : `- ${name}=${given}`];
  return idiom === 'yaml-map' ? workflowLine(gap, name, { line: twin, text }, fallback) : undefined;
}

const withComment = (lines: string[] | undefined): string[] | undefined => lines && [`# ${WHERE}`, ...lines];

const OFFER = "Set it to send this traffic through a gateway; without it, it goes to the vendor's own endpoint.";
const WHERE = "A gateway's address sends this traffic there, instead of to the vendor's own endpoint.";
const COMMENTS = new Set([`# ${OFFER}`, `# ${WHERE}`]);

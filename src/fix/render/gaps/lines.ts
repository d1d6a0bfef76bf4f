/** Lines of environment files, compose files, Dockerfiles and workflows. */
import type { Gap } from '../../../model/surroundings.js';
import { lineEnd, lineStart, type Change } from '../list.js';

export function linesBeside(gap: Gap, fallback: string, marked: string): Change[] | undefined {
  const text = marked.replace(/^\uFEFF/, '');
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const at = lineEnd(text, gap.twin.end);
  const twin = text.slice(lineStart(text, gap.twin.start), at);
  const lines = gap.names.map((name) => linesFor(gap, name, twin, fallback));
  if (lines.some((one) => one === undefined)) return undefined;
  const added = lines.flatMap((one) => one ?? []).map((line) => `${eol}${line}`);
  return [{ start: at, end: at, text: added.join('') }];
}

function linesFor({ idiom, kind, twin }: Gap, name: string, line: string, fallback: string): string[] | undefined {
  const { indent } = twin;
  switch (idiom) {
    case 'dotenv':
      return [`${indent}# ${HINT}`, `${indent}# ${name}=${fallback}`];
    case 'export':
      return [`${indent}# ${HINT}`, `${indent}# export ${name}=${fallback}`];
    // Without a value, compose hands on what is set outside, and nothing where nothing is.
    case 'yaml-map':
      return kind === 'compose' ? [`${indent}${name}:`] : inWorkflow(line, twin.name, name, indent, fallback);
    case 'yaml-list':
      return kind === 'compose' ? [`${indent}- ${name}`] : undefined;
    case 'shell-append':
      return guarded(line, twin.name, name, indent);
    case 'dockerfile-arg':
      return [`${indent}ARG ${name}`];
    default:
      return undefined;
  }
}

const HINT = "Set it to send this traffic through a gateway; without it, it goes to the vendor's own endpoint.";

const SECRET = /\$\{\{\s*(secrets|vars)\.\w+\s*\}\}/;

/** `X: ${{ secrets.X }}` is empty where there is no such secret. */
function inWorkflow(line: string, twin: string, name: string, indent: string, fallback: string): string[] | undefined {
  const source = SECRET.exec(line)?.[1];
  return source === undefined || !line.includes(twin)
    ? undefined
    : [`${indent}${name}: \${{ ${source}.${name} || '${fallback}' }}`];
}

/** Runs without the secret stay as they were. */
function guarded(line: string, twin: string, name: string, indent: string): string[] | undefined {
  const source = SECRET.exec(line)?.[1];
  const body = line.trim().replaceAll(twin, name);
  if (source === undefined || body.includes('\\')) return undefined;
  const value = `\${{ ${source}.${name} }}`;
  return [`${indent}if [ -n "${value}" ]; then`, `${indent}  ${body.replace(SECRET, value)}`, `${indent}fi`];
}

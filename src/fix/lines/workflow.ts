/** Lines of workflows, whose values come from the platform's secrets and variables. */
import type { Gap } from '../../model/surroundings.js';

const SECRET = /\$\{\{\s*(secrets|vars)\.\w+\s*\}\}/;

/** `X: ${{ vars.X }}` is empty where there is no such variable. */
export function workflowLine(
  { twin }: Gap,
  name: string,
  { line, text }: { line: string; text: string },
  fallback: string,
): string[] | undefined {
  return !SECRET.test(line) || !line.includes(twin.name)
    ? undefined
    : [`${name}: \${{ ${storeFor(text)}.${name} || '${fallback}' }}`];
}

/** Runs without the variable stay as they were. */
export function guardedLines(
  { twin }: Gap,
  name: string,
  { line, text }: { line: string; text: string },
): string[] | undefined {
  const body = line.trim().replaceAll(twin.name, name);
  if (!SECRET.test(line) || body.includes('\\')) return undefined;
  const value = `\${{ ${storeFor(text)}.${name} }}`;
  return [`if [ -n "${value}" ]; then`, `  ${body.replace(SECRET, value)}`, 'fi'];
}

/** An address is no secret; some projects keep theirs there all the same. */
const storeFor = (text: string): string =>
  /\bsecrets\.\w*(?:URL|URI|BASE|HOST|ENDPOINT)\w*/.test(text) && !/\bvars\.\w/.test(text) ? 'secrets' : 'vars';

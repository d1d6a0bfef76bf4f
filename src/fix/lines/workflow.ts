/** Lines of workflows, whose values come from the platform's secrets and variables. */
import type { Gap } from '../../model/surroundings.js';

const SECRET = /\$\{\{\s*(secrets|vars)\.\w+\s*\}\}/;

/** `X: ${{ secrets.X }}` is empty where there is no such secret. */
export function workflowLine({ twin }: Gap, name: string, line: string, fallback: string): string[] | undefined {
  const source = SECRET.exec(line)?.[1];
  return source === undefined || !line.includes(twin.name)
    ? undefined
    : [`${name}: \${{ ${source}.${name} || '${fallback}' }}`];
}

/** Runs without the secret stay as they were. */
export function guardedLines({ twin }: Gap, name: string, line: string): string[] | undefined {
  const source = SECRET.exec(line)?.[1];
  const body = line.trim().replaceAll(twin.name, name);
  if (source === undefined || body.includes('\\')) return undefined;
  const value = `\${{ ${source}.${name} }}`;
  return [`if [ -n "${value}" ]; then`, `  ${body.replace(SECRET, value)}`, 'fi'];
}

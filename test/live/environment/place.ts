/** Where the live suite keeps what it installs. Git-ignored, and reused between runs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const LOCKS = join(ROOT, 'test/live/locks');
export const LIVE = join(ROOT, '.live');

const bin = (venv: string, command: string): string => join(LIVE, venv, 'bin', command);

export const PYTHON = bin('sdk', 'python');
export const PROXY = bin('proxy', 'litellm');
export const NODE = join(LIVE, 'node');

/** Majors besides the one the lock file pins, each in a folder of its own that goes in front of the others. */
export const PYTHON_MAJORS = { '1': '1.109.1', '2': '2.54.0' } as const;

export const pythonMajor = (major: string): string => join(LIVE, `openai-python-${major}`);

/** Where `import 'openai'` finds that major; the newest is in node_modules/openai itself. */
export function nodeMajor(major: string): string {
  const folder = join(NODE, `openai-${major}`);
  return existsSync(folder) ? folder : NODE;
}

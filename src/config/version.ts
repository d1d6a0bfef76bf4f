import { readFileSync } from 'node:fs';

/** The tool's own version. */
export function version(): string {
  // This file is two folders deep both in src/ and in dist/.
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const found =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
  return typeof found === 'string' ? found : '0.0.0';
}

/** What a manifest asks for: not which release is installed, but from which one on it may be. */
import { jsonIn, textAt } from './json.js';
import { anySpelling } from './python.js';

export interface ManifestReader {
  file: RegExp;
  lowest(text: string, name: string): string | undefined;
}

const GROUPS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** `^4.20.0`, `~4.20`, `>=4.20 <6`, `4.20.1`; alternatives promise nothing. */
function npm(text: string, name: string): string | undefined {
  const manifest = jsonIn(text);
  const [asked = ''] = GROUPS.flatMap((group) => textAt(manifest, group, name) ?? []);
  return asked.includes('||') ? undefined : /^(?:[~^]|>=\s*)?v?(\d+(?:\.\d+)*(?:-[\w.]+)?)(?![\w.])/.exec(asked)?.[1];
}

/** `"openai[datalib]>=1.30,<2"`, as requirements and build tools write it, and Poetry's `openai = "^1.30"`. */
function python(text: string, name: string): string | undefined {
  const spelled = anySpelling(name);
  const asked = new RegExp(
    `(?:^|["'])[ \\t]*${spelled}[ \\t]*(?:\\[[^\\]\\n]*\\])?[ \\t]*(?:>=|~=|==)[ \\t]*(\\d[\\w.]*)`,
    'im',
  );
  const poetry = new RegExp(`^${spelled} = (?:"|\\{[^}\\n]*version = ")(?:\\^|~|>=)?(\\d[\\w.]*)`, 'im');
  return (asked.exec(text) ?? poetry.exec(text))?.[1];
}

export const javascriptManifests: ManifestReader[] = [{ file: /^package\.json$/, lowest: npm }];

export const pythonManifests: ManifestReader[] = [
  { file: /^pyproject\.toml$|^setup\.cfg$|requirements[\w.-]*\.txt$/, lowest: python },
];

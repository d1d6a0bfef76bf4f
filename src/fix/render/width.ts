/** The line width that a project's formatters are set to. */
import type { LanguageId } from '../../model/facts.js';
import type { WidthOf } from './style.js';

const PLACES: Record<LanguageId, readonly (readonly [file: string, pattern: RegExp])[]> = {
  python: [
    ['ruff.toml', /^line-length\s*=\s*(\d+)/m],
    ['.ruff.toml', /^line-length\s*=\s*(\d+)/m],
    ['pyproject.toml', /^\[tool\.(?:black|ruff)\][^[]*?^line[-_]length\s*=\s*(\d+)/m],
    ['setup.cfg', /^max[-_]line[-_]length\s*=\s*(\d+)/m],
    ['.flake8', /^max[-_]line[-_]length\s*=\s*(\d+)/m],
  ],
  typescript: [
    ...[
      '.prettierrc',
      '.prettierrc.json',
      '.prettierrc.yaml',
      '.prettierrc.yml',
      '.prettierrc.js',
      '.prettierrc.cjs',
      'prettier.config.js',
      'prettier.config.cjs',
      'prettier.config.mjs',
      'package.json',
    ].map((file) => [file, /["']?printWidth["']?\s*:\s*(\d+)/] as const),
    ['biome.json', /"lineWidth"\s*:\s*(\d+)/],
    ['biome.jsonc', /"lineWidth"\s*:\s*(\d+)/],
  ],
};

/** The nearest folder above a file that says it. `readText` gives undefined for what is not there. */
export function widthsIn(readText: (path: string) => string | undefined): WidthOf {
  const known = new Map<string, number | undefined>();
  const inFolder = (folder: string, language: LanguageId): number | undefined => {
    const key = `${language}:${folder}`;
    if (!known.has(key)) known.set(key, saidIn(folder, language, readText));
    return known.get(key);
  };
  return (path, language) => {
    for (let at = path.lastIndexOf('/'); ; at = path.lastIndexOf('/', at - 1)) {
      const width = inFolder(path.slice(0, at + 1), language);
      if (width !== undefined || at < 0) return width;
    }
  };
}

function saidIn(
  folder: string,
  language: LanguageId,
  readText: (path: string) => string | undefined,
): number | undefined {
  for (const [file, pattern] of PLACES[language]) {
    const said = pattern.exec(readText(`${folder}${file}`) ?? '')?.[1];
    if (said !== undefined) return Number(said);
  }
  return undefined;
}

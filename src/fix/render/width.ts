/** The line width that a project's formatters are set to. */
import type { LanguageId } from '../../model/facts.js';
import { foldersAbove } from '../folders.js';
import { brokenWidth, usualWidth, type WidthOf } from './style.js';

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
      '.oxfmtrc.json',
      '.oxfmtrc.jsonc',
      'package.json',
    ].map((file) => [file, /["']?printWidth["']?\s*:\s*(\d+)/] as const),
    ['biome.json', /"lineWidth"\s*:\s*(\d+)/],
    ['biome.jsonc', /"lineWidth"\s*:\s*(\d+)/],
  ],
};

/**
 * As the nearest folder above a file says, else as the file and its neighbours look. `readText` gives undefined for what
 * is not there; `sources` are source files of the project.
 */
export function widthsIn(readText: (path: string) => string | undefined, sources: readonly string[]): WidthOf {
  const known = new Map<string, number | undefined>();
  const inFolder = (folder: string, language: LanguageId): number | undefined => {
    const key = `${language}:${folder}`;
    if (!known.has(key)) known.set(key, saidIn(folder, language, readText));
    return known.get(key);
  };
  const said = (path: string, language: LanguageId): number | undefined => {
    for (const folder of foldersAbove(path)) {
      const width = inFolder(folder, language);
      if (width !== undefined) return width;
    }
    return undefined;
  };
  const guessed = (path: string, language: LanguageId, text: string): number =>
    Math.max(
      ...[text, ...neighbours(path, sources).map((one) => readText(one) ?? '')].map((one) => usualWidth(one, language)),
    );
  // Not all that is said is said to a formatter: what it has broken tells.
  return (path, language, text) =>
    Math.min(said(path, language) ?? guessed(path, language, text), brokenWidth(text, language));
}

/** Enough to see how wide a project writes. */
const MOST_NEIGHBOURS = 12;

function neighbours(path: string, sources: readonly string[]): string[] {
  const top = path.split('/', 1)[0] ?? '';
  const ending = /\.\w+$/.exec(path)?.[0] ?? '';
  return sources.filter((one) => one.startsWith(`${top}/`) && one.endsWith(ending)).slice(0, MOST_NEIGHBOURS);
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

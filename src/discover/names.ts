/** What a name alone says about a file or folder. */
import type { LanguageId } from '../model/facts.js';

const LANGUAGES: Readonly<Record<string, LanguageId>> = {
  py: 'python',
  ipynb: 'python',
  ts: 'typescript',
  tsx: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  js: 'typescript',
  jsx: 'typescript',
  mjs: 'typescript',
  cjs: 'typescript',
  vue: 'typescript',
  svelte: 'typescript',
  astro: 'typescript',
};

/** Undefined: not source. Declarations (`.pyi`, `.d.ts`) build nothing, so they are not. */
export function languageOf(path: string): LanguageId | undefined {
  if (/\.d\.[cm]?ts$/.test(path)) return undefined;
  const extension = /\.(\w+)$/.exec(path)?.[1];
  return extension !== undefined && Object.hasOwn(LANGUAGES, extension) ? LANGUAGES[extension] : undefined;
}

const DATA_NAME =
  /^(package\.json|tsconfig[^/]*\.json|jsconfig\.json|pyproject\.toml|setup\.cfg|pnpm-workspace\.yaml)$/;

/** Says which release of a package is installed. */
const LOCKED_NAME =
  /^(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|(uv|poetry|pdm|Pipfile)\.lock|[\w.-]*requirements[\w.-]*\.txt|constraints[\w.-]*\.txt)$/;

/** Says how the modules of the repository find each other, and those of others. */
export function isModuleData(path: string): boolean {
  return DATA_NAME.test(nameOf(path)) || LOCKED_NAME.test(nameOf(path));
}

const CONFIGURATION_NAME =
  /\.(ya?ml|toml|tf|tfvars|hcl|service)(\.(example|sample|template|dist|default))?$|^(vercel|now|app|railway|devcontainer|\.devcontainer|local\.settings|task-?definition[\w.-]*)\.json$|docker-?file|^Containerfile$|^Procfile/i;
const ENVIRONMENT_NAME = /^\.?(dot)?env(rc)?($|[._-])|\.env($|[._-])|^\.flaskenv$|^\.dev\.vars|^environment[._-]/i;
const LOCK_NAME = /(^|[-.])lock\b|-lock\.ya?ml$/;

/** May say which variables there are; what it really is, its reader decides. */
export function isConfiguration(path: string): boolean {
  const name = nameOf(path);
  if (languageOf(path) !== undefined || LOCK_NAME.test(name)) return false;
  return CONFIGURATION_NAME.test(name) || ENVIRONMENT_NAME.test(name) || /(^|\/)config\/[^/]+\.json$/.test(path);
}

/** May build a client, or say where one goes: what stands in any other file decides nothing. */
export function tellsOfClients(path: string): boolean {
  return languageOf(path) !== undefined || isConfiguration(path) || isModuleData(path) || /\.json$/i.test(path);
}

/** May tell people what can be set. */
export function isMarkdown(path: string): boolean {
  return /\.mdx?$/i.test(path);
}

/** To be copied and filled in. Where no git says that it is tracked, the pattern that keeps the filled ones out hits it as well. */
export function isEnvironmentTemplate(path: string): boolean {
  return ENVIRONMENT_NAME.test(nameOf(path)) && /example|sample|template|default|dist\b/i.test(nameOf(path));
}

export function generatedReason(path: string): string | undefined {
  if (/\.min\.[cm]?js$/.test(path)) return 'minified';
  if (/\.bundle\.[cm]?js$/.test(path)) return 'bundle';
  return undefined;
}

const FOREIGN_FOLDERS: ReadonlyMap<string, string> = new Map([
  ['node_modules', 'installed packages'],
  ['bower_components', 'installed packages'],
  ['site-packages', 'installed packages'],
  ['__pycache__', 'bytecode cache'],
]);

/** The folder holds other people's code or no code, wherever it stands. */
export function foreignReason(folder: string): string | undefined {
  return FOREIGN_FOLDERS.get(nameOf(folder));
}

export const VIRTUAL_ENVIRONMENT = 'virtual environment';
export const VIRTUAL_ENVIRONMENT_MARK = 'pyvenv.cfg';
export const BUILD_OUTPUT = 'build output';
export const IGNORED = 'ignored by git';
export const SYMBOLIC_LINK = 'symbolic link';

const BUILD_FOLDERS: ReadonlySet<string> = new Set([
  'dist',
  'build',
  'out',
  'target',
  'coverage',
  '.next',
  '.nuxt',
  '.output',
  '.svelte-kit',
]);

/** Build output by its name; whether it really is depends on git, or on what is in it. */
export function soundsLikeBuildOutput(folder: string): boolean {
  return BUILD_FOLDERS.has(nameOf(folder));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** '' for what stands at the root. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function joined(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}

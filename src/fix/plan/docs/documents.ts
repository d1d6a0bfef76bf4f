/** Which documents of a project may tell of its environment, and where they do. */
import type { Analysis } from '../../../model/analysis.js';
import { folderOf } from '../modules.js';
import { ownerOfUrl } from '../names.js';
import { sectionsOf, type Section } from './outline.js';

export interface Place {
  path: string;
  text: string;
  section: Section;
  /** The larger, the better it is a place for the environment. */
  rank: number;
}

const any = (...words: string[]): string => `(?:${words.join('|')})`;

/** By the beginning of their names: records, forms, and what programs are told. */
const RECORD = any(
  'changelog|changes|history|news|releases?|licen[cs]e|security|code_of_conduct|roadmap|claude|agents|gemini',
  'copilot-instructions|pull_request_template|issue_template|migration|upgrad\\w*',
);
/** By their folders: archives, decisions, tests, examples, and what others wrote. */
const FOLDER = any(
  '\\w*archived?|\\w*research|reports?|adrs?|decisions|rfcs?|plans?|specs?|tests?|fixtures|examples?|cookbooks?|tutorials?',
  'vendor|third[-_]party|node_modules|issue_template|blog|posts|news|\\w*versioned_docs|version-[\\w.]+',
  '(?:claude|ai|agents?|llm|old|internal)[_-]?docs',
  'i18n|locales?|translations|\\.(?!github)[^/]+',
);
const LANGUAGE = any(
  '[a-z]{2}(?:[_-](?:[a-z]{2}|hans|hant))?',
  'chinese|japanese|korean|french|german|spanish|portuguese|russian|italian|vietnamese|turkish|arabic',
);
/** `dev` and the like are no languages, nor are these. */
const NO_LANGUAGE = /^(?:ai|ci|db|ui|ux|qa|pr|io|js|ts|py|go|me|my|k8)$/i;

/** Records, dated reports, archives, forms, what programs are told, translations, and what belongs to tests and examples. */
export function isOther(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.mdx?$/i, '');
  if (new RegExp(`^${RECORD}\\b`, 'i').test(name) || /20\d\d/.test(name)) return true;
  const [, tail] = new RegExp(`^[^.]+?[._-](${LANGUAGE})$`, 'i').exec(name) ?? [];
  if (tail !== undefined && !NO_LANGUAGE.test(tail)) return true;
  const isTold = (folder: string): boolean => new RegExp(`^${FOLDER}$`, 'i').test(folder);
  const isTranslated = (folder: string, index: number): boolean =>
    index > 0 && new RegExp(`^${LANGUAGE}$`, 'i').test(folder) && !NO_LANGUAGE.test(folder) && !/^en\b/i.test(folder);
  return folders.some((folder, index) => isTold(folder) || isTranslated(folder, index));
}

/** On what runs elsewhere: its variables are those of a machine of the project's own. */
const OF_PIPELINES = /(^|[/_.-])(github|gitlab|ci|cd|workflows?|actions?)([/_.-]|$)/i;

const VARIABLE = /\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g;

/** Where one of the keys is named; in quotes it is code. */
export function placesNaming(
  { path, text }: Pick<Place, 'path' | 'text'>,
  keys: readonly string[],
  main: string,
): Place[] {
  if (OF_PIPELINES.test(path)) return [];
  return sectionsOf(text).flatMap((section) => {
    const body = text.slice(section.start, section.end).replace(/(["'])[A-Z][A-Z\d_]+\1/g, '');
    const named = [...new Set(body.match(VARIABLE))];
    // Where requests go is told there already, by another name.
    const isTold = named.some((name) => ownerOfUrl(name)?.join() === ownerOfUrl(main)?.join());
    const isMeant = !isTold && keys.some((key) => named.includes(key));
    return isMeant && (named.length >= MANY || isOfSetUp(path, section))
      ? [{ path, text, section, rank: named.length }]
      : [];
  });
}

/** A list of variables, wherever it stands. */
const MANY = 3;

const isOfSetUp = (path: string, { heading }: Section): boolean =>
  SET_UP_DOCUMENT.test(path) || SET_UP.test(heading?.text ?? '') || ENVIRONMENT.test(heading?.text ?? '');

const SET_UP_DOCUMENT =
  /(^|[/_-])(readme|contributing|develop(ment|ers?|ing)?|install(ation|ing)?|set[-_]?up|config(uration)?|environment|getting[-_]started|self[-_]host(ing|ed)?)([_-][^/]*)?\.mdx?$/i;
const SET_UP = /\b(set-?\s?up|install\w*|getting started|quick\s?start|running)\b/i;
const ENVIRONMENT = /\b(environment|env(ironment)? vars?|variables|configur\w*|\.env)\b/i;

/** Where people are told to make their environment file, if no document names a key. */
export function placesOfSetUp({ documents, readText }: Analysis): Place[] {
  return documents(['.env']).flatMap((path): Place[] => {
    const isMeant = !isOther(path) && SET_UP_DOCUMENT.test(path) && !OF_PIPELINES.test(path);
    const text = isMeant ? readText(path) : undefined;
    if (text === undefined) return [];
    return sectionsOf(text).flatMap((section) => {
      const title = section.heading?.text ?? '';
      const rank = ENVIRONMENT.test(title) ? 2 : SET_UP.test(title) ? 1 : 0;
      const isTold = /(^|[\s`/"'])\.env\b/.test(text.slice(section.start, section.end));
      return rank > 0 && isTold ? [{ path, text, section, rank }] : [];
    });
  });
}

/** The part of a project that a document is about: where it stands, or where its folder of documents does. */
export const homeOf = (path: string): string =>
  folderOf(path).replace(/(^|\/)(docs?|documentation|website|\.github)\/.*$/i, '$1');

/** What describes most; then the document that is nearer to the root; then the earlier place. */
export const better = (a: Place, b: Place): number =>
  b.rank - a.rank ||
  a.path.split('/').length - b.path.split('/').length ||
  (a.path === b.path ? a.section.start - b.section.start : a.path < b.path ? -1 : 1);

/** By which words a text's imports may name modules of the project, as far as its letters tell: too many rather than too few. */
import type { LanguageId } from '../model/facts.js';

export function importedWords(language: LanguageId, text: string): Set<string> {
  return language === 'python' ? pythonWords(text) : typescriptWords(text);
}

/** Names may stand in brackets over several lines. In a notebook a line may begin right after the letters `\n`. */
const STATEMENT = /(?:from|import)\s(?:\\\r?\n|[^\n"'#;(]){0,300}(?:\((?:[^)#]|#[^\n]*){0,2000})?/g;
const DYNAMIC = /import_module|__import__|importlib/;
const TEXT = /["'][\w./:-]{1,200}["']/g;
const PYTHON_WORD = /\w+|(?<=\s)\.+(?=\s)/g;

function pythonWords(text: string): Set<string> {
  const imports = [...(text.match(STATEMENT) ?? []), ...(DYNAMIC.test(text) ? (text.match(TEXT) ?? []) : [])];
  return new Set(imports.flatMap((one): string[] => one.match(PYTHON_WORD) ?? []));
}

/** In a notebook the quote is `\\"`. */
const SPECIFIER = /(?:from|import|require|\(|\*\/)\s*\\?["'`]([^"'`\s]{1,300})["'`]/g;
const COMPUTED = /(?:import|require)\s*\(\s*[\w$]/;
const ANY_SPECIFIER = /["'`]([^"'`\s]{1,300})["'`]/g;

function typescriptWords(text: string): Set<string> {
  const found = text.matchAll(COMPUTED.test(text) ? ANY_SPECIFIER : SPECIFIER);
  return new Set([...found].flatMap(([, specifier = '']) => wordsOfPath(specifier)));
}

/** `../lib/chat-client.js`: its segments, and what these are made of; `..` and `../index` are the entry of a folder. */
function wordsOfPath(specifier: string): string[] {
  if (/^[./]+$/.test(specifier) || /^[./]+\/index(?:\.\w+)?$/.test(specifier)) return ['.'];
  return specifier
    .split('/')
    .flatMap((segment) =>
      /^\.*$/.test(segment) ? [] : [segment, segment.replace(/\.\w+$/, ''), ...(segment.match(/\w+/g) ?? [])],
    );
}

/** A planned value as source text. */
import type { LanguageId } from '../../model/facts.js';
import type { CodePlace, NeededImport, UrlExpression, ValueSource } from '../../model/remedy.js';
import type { Style } from './style.js';

/** How a language reads the environment, and what the file needs for it. */
export interface Environment {
  read(variable: string): string;
  needs: NeededImport | undefined;
}

export interface Written {
  text: string;
  /** More than a name or a call: to be put in brackets where it is part of something. */
  isCompound: boolean;
  needs: NeededImport[];
}

export function writeValue(
  { sources, otherwise }: UrlExpression,
  at: CodePlace,
  style: Style,
  environment: Environment,
): Written {
  const python = at.language === 'python';
  const parts = sources.map((source) => textOf(source, environment));
  if (otherwise.is === 'literal') {
    const literal = `${style.quote}${otherwise.url}${style.quote}`;
    parts.push(otherwise.behind === undefined ? literal : `${otherwise.behind} + ${literal}`);
  }
  if (otherwise.is === 'nothing') parts.push(python ? 'None' : 'undefined');
  return {
    text: parts.join(python ? ' or ' : ' || '),
    isCompound: parts.length > 1,
    needs: sources.flatMap((source) => needsOf(source, environment)),
  };
}

/** Without slashes at its end. */
export function withoutSlash(written: Written, language: LanguageId, { quote }: Style): Written {
  const inner = written.isCompound ? `(${written.text})` : written.text;
  const trimmed = language === 'python' ? `.rstrip(${quote}/${quote})` : `.replace(/\\/+$/, ${quote}${quote})`;
  return { ...written, text: `${inner}${trimmed}`, isCompound: false };
}

function textOf(source: ValueSource, environment: Environment): string {
  if (source.from === 'code') return source.text;
  return source.object === undefined ? environment.read(source.variable) : `${source.object}.${source.variable}`;
}

function needsOf(source: ValueSource, { needs }: Environment): NeededImport[] {
  if (source.from === 'code') return source.needs ? [source.needs] : [];
  return needs ? [needs] : [];
}

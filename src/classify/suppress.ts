/** Comments that ask to ignore a site, and the sites they speak of. */
import type { SitedTrace } from '../model/analysis.js';
import type { Directive, FileFacts } from '../model/facts.js';
import { placeOf } from '../model/place.js';
import type { Suppression } from '../model/report.js';
import { covers, type Span } from '../model/span.js';
import { ignoreIn, type Ignore } from './directives.js';
import { redactComment } from './redact.js';

export interface Suppressed {
  findings: SitedTrace[];
  suppressions: Suppression[];
}

export function suppress(findings: readonly SitedTrace[], files: readonly FileFacts[]): Suppressed {
  const asked = new Map<SitedTrace, Ignore>();
  const suppressions = files.flatMap((file) => {
    const here = file.directives.length > 0 ? findings.filter(({ site }) => site.path === file.path) : [];
    return file.directives.flatMap((directive): Suppression[] => {
      const ignore = ignoreIn(directive.text);
      if (!ignore) return [];
      const meant = ignore.problem === undefined ? here.filter((one) => speaksOf(directive, file, one)) : [];
      for (const one of meant) asked.set(one, ignore);
      return [rowFor(file, directive, ignore, meant)];
    });
  });
  return { findings: findings.map((one) => marked(one, asked.get(one))), suppressions };
}

function rowFor(file: FileFacts, { span }: Directive, ignore: Ignore, meant: readonly SitedTrace[]): Suppression {
  const { line, cell } = placeOf(file, span[0]);
  const { reason, until, problem } = ignore;
  return {
    path: file.path,
    line,
    ...(cell === undefined ? {} : { cell }),
    reason: redactComment(reason),
    ...(until === undefined ? {} : { until }),
    sites: meant.map(({ site }) => site.id),
    ...(problem === undefined ? {} : { problem: redactComment(problem) }),
  };
}

function marked(one: SitedTrace, ignore: Ignore | undefined): SitedTrace {
  if (!ignore) return one;
  const { reason, until } = ignore;
  const suppressed = { reason: redactComment(reason), ...(until === undefined ? {} : { until }) };
  return { ...one, site: { ...one.site, suppressed } };
}

/** It stands on a line of the call, or alone above the statement that holds it. */
function speaksOf({ span }: Directive, file: FileFacts, { traced }: SitedTrace): boolean {
  const call = traced.match.span;
  if (touches(file, span, call)) return true;
  const next = isAlone(file, span) ? codeAfter(file, span[1]) : undefined;
  if (next === undefined || call[0] < next) return false;
  const lineEnd = endOfLine(file, next);
  return call[0] < lineEnd || statements(file).some((one) => startsOn(one, next, lineEnd) && holds(file, one, call));
}

function touches(file: FileFacts, comment: Span, call: Span): boolean {
  return startOfLine(file, comment[0]) <= call[1] && endOfLine(file, comment[0]) >= call[0];
}

/** Nothing but blanks before it; a brace is how markup holds a comment. */
function isAlone(file: FileFacts, [start]: Span): boolean {
  return /^[\s{]*$/.test(file.text.slice(startOfLine(file, start), start));
}

/** Where the first line starts that is neither blank nor a comment. */
function codeAfter(file: FileFacts, end: number): number | undefined {
  let at = endOfLine(file, end) + 1;
  while (at < file.text.length && /^\s*($|#|\/\/|\/?\*)/.test(file.text.slice(at, endOfLine(file, at))))
    at = endOfLine(file, at) + 1;
  return at < file.text.length ? at : undefined;
}

function startOfLine({ text }: FileFacts, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function endOfLine({ text }: FileFacts, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

function statements({ calls, bindings, writes }: FileFacts): Span[] {
  return [
    ...calls.map(({ call }) => call.span),
    ...bindings.flatMap(({ value }) => (value ? [value.span] : [])),
    ...writes.map(({ span }) => span),
  ];
}

const startsOn = ([start]: Span, line: number, end: number): boolean => line <= start && start < end;

/** Not through the body of a function: a comment above a whole test suite speaks of none of its clients. */
function holds({ functions }: FileFacts, outer: Span, inner: Span): boolean {
  return covers(outer, inner) && !functions.some(({ span }) => covers(outer, span) && covers(span, inner));
}

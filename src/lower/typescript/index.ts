import type { FileFacts } from '../../model/facts.js';
import { emptyFacts } from '../facts.js';
import { directivesOf } from './directives.js';
import { openAround } from './lost.js';
import { sortFacts } from './order.js';
import { errorsOf, parseProgram } from './parse.js';
import { failureOf, lostProblems, problemsOf } from './problems.js';
import { walkProgram } from './walker.js';

/** Throws an Error fit for people when the text can't be read as any dialect. */
export function lowerTypescript(path: string, text: string): FileFacts {
  try {
    return lowerText(path, text);
  } catch (error) {
    throw failureOf(error);
  }
}

function lowerText(path: string, text: string): FileFacts {
  const { program: file, lost } = parseProgram(path, withoutMark(text));
  const facts = emptyFacts(path, 'typescript', text);
  walkProgram(facts, file.program.body);
  sortFacts(facts);
  facts.directives = directivesOf(file.comments ?? []);
  facts.problems = [...problemsOf(errorsOf(file)), ...lostProblems(lost)];
  openAround(facts, lost);
  return facts;
}

/** The parser knows `#!` at offset 0 only, and offsets must stay true: what a mark pushed off becomes a comment. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF#!/, ' //').replace(/^\uFEFF/, ' ');
}

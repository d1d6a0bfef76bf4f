/** A change that a viewer can make by itself. */
import { clip, visible } from '../text.js';
import { artifact } from './artifact.js';

export interface Repair {
  summary: string;
  files: { path: string; replacements: Replacement[] }[];
}

/** Lines and columns count from 1, columns in units of UTF-16; the end is the place behind what goes. */
export interface Replacement {
  start: { line: number; column: number };
  end: { line: number; column: number };
  text: string;
}

const LONGEST_SUMMARY = 300;

export function fixes(repair: Repair | undefined): object {
  if (!repair) return {};
  const artifactChanges = repair.files.map(({ path, replacements }) => ({
    artifactLocation: artifact(path),
    replacements: replacements.map(replacement),
  }));
  return { fixes: [{ description: { text: clip(visible(repair.summary), LONGEST_SUMMARY) }, artifactChanges }] };
}

function replacement({ start, end, text }: Replacement): object {
  return {
    deletedRegion: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
    insertedContent: { text },
  };
}

/** Tables of TypeScript cases. What must be reported stands in the code itself, `//= missing openai` at the end of a line. */
import { expect } from 'vitest';
import { sitesIn, type Files } from './audit.js';
import { code } from './python.js';

const MARK = /\/\/= ((?:\S+ )?\S+ \S+)\s*$/;

/** Every marked line is reported as its mark says, and nothing else is. */
export async function expectMarked(source: string | Files, path = 'src/app.ts'): Promise<void> {
  const files = typeof source === 'string' ? { [path]: code(source) } : dedented(source);
  const sites = await sitesIn(unmarked(files));
  const expected = Object.entries(files).flatMap(([file, text]) => marksOf(file, text));
  const wantsKind = new Set(expected.filter((row) => row.split(' ').length === 4).map(placeIn));
  const rows = sites.map((site) => {
    const place = `${site.path}:${site.line}`;
    return `${place} ${wantsKind.has(place) ? `${site.kind} ` : ''}${site.status} ${site.provider}`;
  });
  expect(rows.sort()).toEqual(expected.sort());
}

/** A mark names providers, and so would make every file look as if it might hold a client. */
function unmarked(files: Files): Files {
  return Object.fromEntries(
    Object.entries(files).map(([path, text]) => [
      path,
      text
        .split('\n')
        .map((line) => line.replace(MARK, ''))
        .join('\n'),
    ]),
  );
}

const placeIn = (row: string): string => row.slice(0, row.indexOf(' '));

function marksOf(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const mark = MARK.exec(line)?.[1];
    return mark === undefined ? [] : [`${path}:${index + 1} ${mark}`];
  });
}

function dedented(files: Files): Files {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, code(text)]));
}

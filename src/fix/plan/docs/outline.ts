/** The headings of a Markdown document, and the sections they open. */

export interface Heading {
  level: number;
  text: string;
  /** Of the first and behind the last letter of its lines. */
  start: number;
  end: number;
  /** Underlined instead of marked with `#`. */
  isUnderlined: boolean;
}

export interface Section {
  /** Undefined: what stands above the first heading. */
  heading: Heading | undefined;
  /** Up to the next heading, whatever its level. */
  start: number;
  end: number;
}

/** The line above, which may be a heading that is underlined. */
interface Before {
  start: number;
  text: string;
  isText: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Not those inside code fences, comments and front matter. */
export function headingsOf(text: string): Heading[] {
  const found: Heading[] = [];
  let fence: string | undefined;
  let at = frontMatter(text);
  let before: Before | undefined;
  for (const line of text.slice(at).split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      before = undefined;
    } else if (mark !== undefined) {
      fence = mark;
      before = undefined;
    } else {
      const heading = headingIn(line, at, before);
      if (heading) found.push(heading);
      before = heading ? undefined : { start: at, text: line.trim(), isText: /^ {0,3}[^\s#>|\-*+<=]/.test(line) };
    }
    at += line.length + 1;
  }
  return found.filter(({ start }) => !isInComment(text, start));
}

function headingIn(line: string, at: number, before: Before | undefined): Heading | undefined {
  const end = at + line.trimEnd().length;
  const [, marks, title = ''] = /^ {0,3}(#{1,6})(?=\s|$)(.*)/.exec(line) ?? [];
  if (marks !== undefined) return { level: marks.length, text: title.trim(), start: at, end, isUnderlined: false };
  const underline = before?.isText ? /^ {0,3}(=+|-{2,})\s*$/.exec(line)?.[1] : undefined;
  if (!before || underline === undefined) return undefined;
  return { level: underline.startsWith('=') ? 1 : 2, text: before.text, start: before.start, end, isUnderlined: true };
}

const frontMatter = (text: string): number => /^\uFEFF?---\r?\n[\s\S]*?\n---\r?\n/.exec(text)?.[0].length ?? 0;

const isInComment = (text: string, at: number): boolean => text.lastIndexOf('<!--', at) > text.lastIndexOf('-->', at);

export function sectionsOf(text: string): Section[] {
  const headings = headingsOf(text);
  const above = { heading: undefined, start: 0, end: headings[0]?.start ?? text.length };
  const under = headings.map((heading, index) => ({
    heading,
    start: heading.start,
    end: headings[index + 1]?.start ?? text.length,
  }));
  return [above, ...under];
}

/** Lines of a text with their offsets. */
export interface Line {
  /** 1-based. */
  number: number;
  start: number;
  /** Without its line end. */
  text: string;
  indent: string;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    lines.push({ number: index + 1, start, text: line, indent: /^[ \t]*/.exec(line)?.[0] ?? '' });
    start += raw.length + 1;
  }
  return lines;
}

/** The line that an offset stands in. */
export function lineAt(lines: readonly Line[], offset: number): Line {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle;
  }
  return lines[low] ?? { number: 1, start: 0, text: '', indent: '' };
}

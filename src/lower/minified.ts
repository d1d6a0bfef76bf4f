const MAX_LINE = 50_000;
const MAX_AVERAGE = 500;
const MIN_SIZE = 20_000;

/** Output of a bundler: what is in it comes from sources that are read themselves. */
export function isMinified(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.some((line) => line.length > MAX_LINE)) return true;
  return text.length > MIN_SIZE && text.length / lines.length > MAX_AVERAGE;
}

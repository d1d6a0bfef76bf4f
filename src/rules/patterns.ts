/** Regular expressions of rules. */

export const compiled = (patterns: readonly string[]): RegExp[] => patterns.map((pattern) => new RegExp(pattern));

export const anyFits = (patterns: readonly RegExp[], texts: readonly string[]): boolean =>
  patterns.some((pattern) => texts.some((text) => pattern.test(text)));

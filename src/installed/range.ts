/** Releases in order: `<1.5.6`, `>=0.4 <1`. Both languages number them alike, but for the names of what comes before. */

/** Whether a release is in all of the ranges, which stand beside each other with spaces between. */
export function isIn(version: string, range: string): boolean {
  return range.split(' ').every((part) => {
    const [, operator = '', limit = ''] = /^([<>]=?)(.+)$/.exec(part) ?? [];
    const order = compare(version, limit);
    if (operator === '<') return order < 0;
    if (operator === '<=') return order <= 0;
    return operator === '>' ? order > 0 : order >= 0;
  });
}

/** Whether a release and all after it are newer than those in the range. */
export const isAbove = (version: string, range: string): boolean =>
  range.split(' ').some((part) => part.startsWith('<') && !isIn(version, part));

function compare(a: string, b: string): number {
  const [left, right] = [numbered(a), numbered(b)];
  for (let index = 0; index < Math.max(left.numbers.length, right.numbers.length); index++) {
    const step = (left.numbers[index] ?? 0) - (right.numbers[index] ?? 0);
    if (step !== 0) return step;
  }
  return Number(right.isEarly) - Number(left.isEarly);
}

/** `1.5.6-rc.1`, `1.5.6rc1`, `1.5.6.dev2` come before `1.5.6`. */
function numbered(version: string): { numbers: number[]; isEarly: boolean } {
  const [, release = '', rest = ''] = /^[vV]?(?:\d+!)?(\d+(?:\.\d+)*)(.*)$/.exec(version) ?? [];
  return {
    numbers: release.split('.').map(Number),
    isEarly: /^(?:-|[-_.]?(?:a|b|c|rc|alpha|beta|pre|dev))/i.test(rest),
  };
}

/**
 * Regular expressions that can take for ever on a text made for them. Those of the package were read by people; those of
 * other rule files may come with the repository that is scanned.
 */

const LONGEST = 1000;
/** Each of them may try every place for every place of the one before. */
const MOST_REPEATS = 8;

/** Why a pattern is not used, if so. */
export function involvedBecause(pattern: string): string | undefined {
  if (pattern.length > LONGEST) return `it is longer than ${LONGEST} letters`;
  const bare = pattern.replace(/\\[^1-9k]/g, 'x').replace(/\[(?:[^\]\\]|\\.)*\]/g, 'x');
  if (/\\[1-9k]/.test(bare)) return 'it refers back to a group';
  if (repeatsIn(bare) > MOST_REPEATS) return `it repeats more than ${MOST_REPEATS} things`;
  // From the innermost group outwards: what a repeated one may hold is neither a repeat nor a choice.
  let text = bare;
  for (let next = ''; next !== text;) {
    next = text;
    for (const [, inside = '', times = ''] of text.matchAll(GROUP))
      if (
        isRepeat(times) &&
        (repeatsIn(inside) > 0 || inside.includes('|') || /[?{]/.test(inside.replace(/^\?[:=!<]+/, '')))
      )
        return 'it repeats what itself repeats or chooses';
    text = text.replace(GROUP, (_all, inside: string, times: string) =>
      repeatsIn(inside) > 0 || isRepeat(times) ? 'x*' : 'x',
    );
  }
  return undefined;
}

const GROUP = /\(([^()]*)\)([*+?]|\{[^}]*\})?/g;

const isRepeat = (times: string): boolean =>
  /^[*+]|^\{\d*,/.test(times) || Number(/^\{(\d+)/.exec(times)?.[1] ?? 0) > 10;

const repeatsIn = (text: string): number => text.match(/[*+]|\{\d*,/g)?.length ?? 0;

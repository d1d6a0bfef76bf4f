/** Words that no person thought of. */

/** What is shorter could be somebody's abbreviation. */
const SHORTEST = 10;

/** Letters and digits change places again and again, or upper and lower case do. */
export function isRandom(word: string): boolean {
  if (/[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i.test(word)) return true;
  // A plus or an equals sign is no separator of anybody's names: the word is in base 64.
  const parts = /[+=]/.test(word) ? [word.replace(/[^A-Za-z0-9]+/g, '')] : word.split(/[^A-Za-z0-9]+/);
  return parts.some(isDrawn);
}

function isDrawn(part: string): boolean {
  // What can be said is named (`phi3medium128kInstruct`).
  const unsaid = part.replace(/[a-z]{5,}|[A-Z]{5,}/g, '');
  if (part.length < SHORTEST) return false;
  return (unsaid.length >= SHORTEST && turns(unsaid) >= 4) || isHex(part) || isUnspeakable(part);
}

/** `a1b2c` has four. */
const turns = (part: string): number => part.match(/[A-Za-z](?=[0-9])|[0-9](?=[A-Za-z])/g)?.length ?? 0;

const isHex = (part: string): boolean =>
  part.length >= 20 && /^[0-9a-f]+$/i.test(part) && (part.match(/[0-9]/g)?.length ?? 0) >= 4 && /[a-f]/i.test(part);

/** In names, a capital begins a word, and a word has some letters. */
function isUnspeakable(part: string): boolean {
  if (part.length < 16) return false;
  const words = part.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+/g) ?? [];
  return part.length / words.length < 2.5;
}

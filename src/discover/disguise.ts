/** Names as fast-glob can bear them: its patterns match no line break, and it reads a backslash as a separator. */

const UNBEARABLE = /[%\\\n\r\u2028\u2029]/g;

export function disguised(name: string): string {
  return name.replace(UNBEARABLE, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

export function undisguised(path: string): string {
  return path.replace(/%([0-9a-f]{4})/g, (_all, code: string) => String.fromCharCode(parseInt(code, 16)));
}

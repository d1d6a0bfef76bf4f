/** UTF-8 bytes: never fewer than characters, so a limit in either unit holds. */
export function size(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

/** The leading items that fit, one line each. */
export function fitting(items: readonly string[], budget: number): string[] {
  let left = budget;
  const cut = items.findIndex((item) => {
    left -= size(item) + 1;
    return left < 0;
  });
  return cut < 0 ? [...items] : items.slice(0, cut);
}

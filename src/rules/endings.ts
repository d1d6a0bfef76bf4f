/** How paths end, in URLs as source code writes them. */
import { escapeRegex } from '../model/pattern.js';

/** Longer text is no URL that anybody wrote. */
export const LONGEST = 2048;

/** The end of a path; `{}` is one segment of it. */
export function endPattern(path: string): RegExp {
  const pieces = path.split('{}').map(escapeRegex);
  return new RegExp(`${pieces.join('[^/]+')}$`);
}

/** What of an ending stands in the text even where its version comes from elsewhere. */
export function tailOf(path: string): string {
  const pieces = path.replace(/^(?:\/api)?\/v1(?=\/)/, '').split('{}');
  return pieces.reduce((longest, piece) => (piece.length > longest.length ? piece : longest)).replace(/^\//, '');
}

/** Without query and trailing slash; a hole glued to the end, `…/models{}`, is a query. */
export function pathOf(url: string): string {
  const path = url
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    // A base that ends in a slash, a path that begins with one.
    .replace(/(?<=[^:/])\/{2,}/g, '/');
  return path.replace(/([^/}])(?:\{\})+$/, '$1');
}

/** A path alone is the page's own back end, which is no vendor's endpoint. */
export function isRelative(url: string): boolean {
  return !/^(?:(?:[a-z][a-z0-9+.-]*|\{\}):)?\/\/|^\{\}|^[\w-]+(?:\.[\w-]+)+[:/]|^localhost[:/]/i.test(url);
}

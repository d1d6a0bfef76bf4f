import { wellFormed } from '../text.js';

export function artifact(path: string): object {
  return { uri: uri(path), uriBaseId: '%SRCROOT%' };
}

function uri(path: string): string {
  return wellFormed(path).split('/').map(encodeURIComponent).join('/');
}

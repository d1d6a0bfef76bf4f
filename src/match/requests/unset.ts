/** Settings that begin as an empty text, `{ apiBase: "" }`, and are set elsewhere: they are no address of one's own pages. */
import { isBegun } from '../../model/begun.js';
import type { Flow, Found } from '../../model/value.js';

export const withUnset = (found: Found): Found => ({ ...found, flows: found.flows.map(begun) });

/** Only where the URL begins: what is empty further on changes nothing. */
function begun(one: Flow): Flow {
  const { value } = one;
  if (value.kind !== 'text') return one;
  const at = value.parts.findIndex((part) => part !== '');
  const first = value.parts[at];
  if (first === undefined || typeof first === 'string') return one;
  const parts = value.parts.map((part, index) => (index === at ? first.map(unset) : part));
  return { ...one, value: { ...value, parts } };
}

function unset(one: Flow): Flow {
  const { value } = one;
  if (value.kind === 'text') return begun(one);
  if (!isBegun(one)) return one;
  const as = value.at.file.language === 'python' ? ('none' as const) : ('undefined' as const);
  return { ...one, value: { kind: 'absent', as, at: value.at } };
}

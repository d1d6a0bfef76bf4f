/** Which protocol a request's URL speaks. */
import type { CallExpr, Expr, FileFacts } from '../../model/facts.js';
import { FIRST_VENDOR } from '../../model/report.js';
import { HOLE, leaves, shapes } from '../../model/shape.js';
import type { Flow, Found } from '../../model/value.js';
import type { Spoken } from '../../rules/vendor-wires.js';
import type { Wire } from '../../rules/wire.js';
import { codeAround, namesAround } from './around.js';

export interface Request {
  callee: string;
  url: Found;
  expression: Expr;
  from: FileFacts;
}

/**
 * Where one way leads to another protocol, a base that isn't known speaks that one too; and of a table of endpoints a
 * function named for another vendor takes that vendor's.
 */
export function speaks(wire: Wire, { url, expression, from }: Request): Spoken | undefined {
  const all = shapes(url.flows);
  if (!all.some(wire.mayHold)) return undefined;
  const words = wordsOf(url.flows, expression, from);
  const around = namesAround(from, expression);
  const isForeign = all.some((shape) => !isAnywhere(shape) && wire.isForeign(shape));
  const isOthers = isForeign && wire.prefersOther(around);
  if (!isOthers && all.some((shape) => !(isForeign && isAnywhere(shape)) && wire.speaks(shape, words, around)))
    return THE_WIRE;
  const code = (): string => codeAround(from, expression) ?? from.text;
  for (const shape of all) {
    const other = wire.others.spokenAt(shape, words, around, code);
    if (other) return other;
  }
  return undefined;
}

/** What most speak, whoever they ask. */
export const THE_WIRE: Spoken = { vendor: FIRST_VENDOR, wire: FIRST_VENDOR };

/** The key of an API is sent along to a base of which nothing is known: in the call, or in headers made just before it. */
export function isKeyed(wire: Wire, { url, expression, from }: Request, call: CallExpr): boolean {
  const code = (): string => {
    const sent = from.text.slice(...call.span);
    const before = codeAround(from, call)?.split(sent, 1)[0] ?? '';
    return before.slice(-BEFORE) + sent;
  };
  const around = namesAround(from, call);
  const words = wordsOf(url.flows, expression, from);
  return shapes(url.flows).some((shape) => wire.isKeyed(shape, code, { words, around }));
}

const BEFORE = 400;

/** The host isn't known: `{}/v1/models`, `https://{}/v1/models`. */
const isAnywhere = (shape: string): boolean => shape.replace(/^\w+:\/\//, '').startsWith(HOLE);

/** The identifiers a reader sees in the URL: those written, and those of the values it is made of. */
function wordsOf(flows: Flow[], expression: Expr, from: FileFacts): string[] {
  const written = from.text.slice(expression.span[0], expression.span[1]).slice(0, 500);
  const named = leaves(flows).flatMap(({ value, trail }) => [
    ...('name' in value ? [value.name] : []),
    ...(trail ? [trail.what] : []),
  ]);
  return [written, ...named].flatMap((text) => text.match(/[A-Za-z_$][\w$]*/g) ?? []);
}

/** Whether a request that could be of the protocol is one of many that are of another. */
import type { CallExpr, Expr } from '../../model/facts.js';
import { HOLE, shapes } from '../../model/shape.js';
import { hostOf, isLocalHost } from '../../rules/host.js';
import type { Wire } from '../../rules/wire.js';
import { calledName, callsByName } from '../calls.js';
import type { Request } from './speaks.js';

/** A service is asked for its health and version, too, whatever it speaks. */
const FEW = 3;

/** `self._get("/models")` beside `self._get("/agents")`, `self._get("/jobs")`, `self._get("/queue")` where nobody's host is named. */
export function isAmongOthers(wire: Wire, { url, from }: Request, call: CallExpr): boolean {
  const name = calledName(call);
  if (name === undefined || wire.holdsPath(from.text)) return false;
  if (!shapes(url.flows).every(isNobodys)) return false;
  const paths = (callsByName(from).get(name) ?? []).flatMap(({ args }) => args.map(({ value }) => pathOf(value)));
  const others = paths.filter((path) => path !== undefined && !wire.mayHold(path));
  return new Set(others).size >= FEW;
}

/** The host is not known, or is this machine. */
function isNobodys(shape: string): boolean {
  const host = hostOf(shape);
  return shape.startsWith(HOLE) || (host !== undefined && isLocalHost(host));
}

/** How a text that is written out begins, where it begins as a path does. */
function pathOf(expr: Expr): string | undefined {
  const text = expr.kind === 'template' ? expr.parts[0] : expr.kind === 'literal' ? expr.value : undefined;
  return typeof text === 'string' && /^\/[a-z]/i.test(text) ? text : undefined;
}

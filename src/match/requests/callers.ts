/** What the callers in the program pass for a parameter that nothing is known of. */
import type { CallExpr, Expr, FileFacts } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import { HOLE, shapes } from '../../model/shape.js';
import type { BoundCall, Flow, ValueOf } from '../../model/value.js';
import { callsByName } from '../calls.js';
import { bodiesOf } from './exchanges.js';
import { speaks, type Request } from './speaks.js';
import type { Looking } from './looking.js';
import { covers } from '../../model/span.js';

/** A helper that is called from more places is a general one: what they all pass tells a reader nothing. */
const MOST_CALLERS = 24;
/** Callers that hand their own parameter on are asked for theirs. */
const DEEPEST = 3;

/** A request to a URL that is handed in, told by what callers hand in. */
export function byCallers({ program, wire, files }: Looking, request: Request, made: BoundCall): Request | undefined {
  const { url } = request;
  const known = shapes(url.flows);
  if (known.length === 0 || !known.every((shape) => shape === HOLE) || !makesBody(program, made)) return undefined;
  const isForeign = (one: Flow): boolean => shapes([one]).some((shape) => shape !== HOLE && wire.isForeign(shape));
  const passed = passedByCallers(program, files, url.flows).filter((one) => !isForeign(one));
  const told = { ...request, url: { ...url, flows: [...url.flows, ...passed] } };
  return passed.length > 0 && speaks(wire, told) ? told : undefined;
}

/** A helper that is handed URL and body sends nothing of its own: its callers do. */
function makesBody(program: Program, made: BoundCall): boolean {
  const bodies = bodiesOf(program, made);
  return bodies !== undefined && (bodies.length === 0 || bodies.some(isMadeHere));
}

const isMadeHere = ({ value }: Flow): boolean =>
  value.kind === 'object' ? value.expr.entries.every((entry) => !('spread' in entry)) : value.kind !== 'parameter';

function passedByCallers(
  program: Program,
  files: readonly FileFacts[],
  flows: readonly Flow[],
  left = DEEPEST,
): Flow[] {
  if (left === 0) return [];
  return flows.flatMap(({ value }) => {
    if (value.kind !== 'parameter') return [];
    const passed = callsOf(program, files, value).flatMap((made) => argumentOf(program, value, made));
    return [...passed, ...passedByCallers(program, files, passed, left - 1)].filter(
      (one) => one.value.kind !== 'absent',
    );
  });
}

function callsOf(program: Program, files: readonly FileFacts[], { file, fn }: ValueOf<'parameter'>): BoundCall[] {
  const facts = file.functions[fn];
  const cls = facts?.kind === 'constructor' ? facts.cls : undefined;
  const calls = files.flatMap((one) =>
    (cls === undefined ? callsNamed(one, facts?.name) : constructionsOf(one, file.classes[cls]?.name, facts?.name)).map(
      (call) => ({ call, env: { file: one } }),
    ),
  );
  if (calls.length > MOST_CALLERS) return [];
  const isIt = ({ value }: Flow): boolean =>
    (value.kind === 'function' && value.file === file && value.fn === fn) ||
    (value.kind === 'class' && value.file === file && value.cls === cls);
  return calls.filter(({ call, env }) => program.evaluate(call.callee, env).some(isIt));
}

const callsNamed = (file: FileFacts, name: string | undefined): readonly CallExpr[] =>
  name === undefined ? [] : (callsByName(file).get(name) ?? []);

/** `Model(url)`, and `super().__init__(url)` in what derives from it. */
function constructionsOf(file: FileFacts, cls: string | undefined, own: string | undefined): readonly CallExpr[] {
  const heirs = file.classes.filter(({ bases }) => bases.some((base) => lastName(base) === cls));
  const passed = heirs.length === 0 ? [] : callsNamed(file, own);
  return [...callsNamed(file, cls), ...passed.filter(({ span }) => heirs.some((heir) => covers(heir.span, span)))];
}

function lastName(expr: Expr): string | undefined {
  if (expr.kind === 'member') return expr.property;
  return expr.kind === 'name' ? expr.name : undefined;
}

/** The parameter as the body sees it that this call enters. */
function argumentOf(program: Program, { file, fn, index, at }: ValueOf<'parameter'>, made: BoundCall): Flow[] {
  const entered: Flow = { value: { kind: 'function', file, fn, at }, trail: undefined };
  const env = program.inside(entered, made);
  return env ? program.evaluate({ kind: 'parameter', fn, index, span: at.span }, env) : [];
}

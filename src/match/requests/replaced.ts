/**
 * Requests of a test that reach no network: something stands in for the transport, or the test expects that the program
 * refuses before anything is sent.
 */
import type { CallExpr, CallSite, Expr, FileFacts } from '../../model/facts.js';
import type { Program } from '../../model/program.js';
import { isTestCode } from '../../model/role.js';
import { covers, type Span } from '../../model/span.js';
import type { ValueOf } from '../../model/value.js';
import { callsWithin } from '../calls.js';
import { mockedModules } from '../mocks.js';
import type { Tables } from '../tables.js';

/** Whether a call of the file, where it would send a request, sends none. */
export function replacedIn(program: Program, tables: Tables, file: FileFacts): (call: CallExpr) => boolean {
  if (!isTestCode(file.path)) return () => false;
  const spans = [
    ...file.calls.filter(({ call }) => replaces(tables, file, call)).map(({ call }) => testAround(file, call)),
    ...file.writes.filter((write) => isReplacement(program, tables, file, write)).map((one) => testAround(file, one)),
    ...file.functions.filter((one) => isGivenOne(tables, file, one)).map(({ span }) => span),
  ];
  const mocked = mockedModules(program, tables, file);
  if ([...mocked].some((module) => /^[\w@]/.test(module) && tables.standIns.transports.test(module))) return () => true;
  const homes = new Set([...mocked].map((module) => homeOf(program, file, module)));
  return (call) =>
    spans.some((span) => covers(span, call.span)) ||
    homes.has(program.importedFrom(call.callee, { file }) ?? '') ||
    isRefused(file, call);
}

function homeOf(program: Program, file: FileFacts, module: string): string {
  return program.importedFrom({ kind: 'import', module, span: [0, 0] }, { file }) ?? module;
}

const textOf = ({ text }: FileFacts, { span }: { span: Span }): string => text.slice(...span);

/** `vi.spyOn(globalThis, "fetch")`, `monkeypatch.setattr("app.llm.requests.post", …)`, `nock("https://…")`. */
function replaces({ standIns }: Tables, file: FileFacts, { callee, args }: CallExpr): boolean {
  const name = textOf(file, callee).slice(0, LONGEST);
  if (standIns.tools.test(name)) return true;
  if (!standIns.verbs.test(name)) return false;
  return standIns.transports.test(
    args
      .slice(0, 2)
      .map(({ value }) => textOf(file, value).slice(0, LONGEST))
      .join('.'),
  );
}

const LONGEST = 200;

/** `globalThis.fetch = vi.fn()`; not what puts the old one back, nor what goes on to the network after a look. */
function isReplacement(
  program: Program,
  tables: Tables,
  file: FileFacts,
  { object, property, value }: FileFacts['writes'][number],
): boolean {
  if (typeof property !== 'string' || !tables.standIns.globals.test(`${textOf(file, object)}.${property}`))
    return false;
  const isReal = (expr: Expr): boolean =>
    program
      .evaluate(expr, { file })
      .some((one) => one.value.kind === 'external' && tables.http.lookup(one.value.name) !== undefined);
  const goesOn = (fn: ValueOf<'function'>): boolean =>
    callsWithin(fn.file, fn.fn).some(({ callee }) => fn.file === file && isReal(callee));
  return (
    !isReal(value) &&
    !program.evaluate(value, { file }).some((one) => one.value.kind === 'function' && goesOn(one.value))
  );
}

/** `@responses.activate`, `@patch("requests.post")`, `def test_it(respx_mock)`. */
function isGivenOne(tables: Tables, file: FileFacts, { params, decorators }: FileFacts['functions'][number]): boolean {
  const { tools } = tables.standIns;
  return (
    params.some(({ name }) => tools.test(name)) ||
    decorators.some((one) => tools.test(textOf(file, one)) || (one.kind === 'call' && replaces(tables, file, one)))
  );
}

/** The test that a replacement stands in; what stands in none of them is for all of the file. */
function testAround(file: FileFacts, { span }: { span: Span }): Span {
  const around = file.functions.filter((one) => covers(one.span, span));
  const isTest = file.language === 'python' ? isNamedTest : (one: Around) => isCase(file.calls, one);
  return around.findLast(isTest)?.span ?? [0, file.text.length];
}

type Around = FileFacts['functions'][number];

const isNamedTest = ({ name }: Around): boolean => name?.startsWith('test') === true;

/** `it("…", () => …)`, `test.each(…)("…", …)`. */
const isCase = (calls: readonly CallSite[], { span }: Around): boolean =>
  calls.some(
    ({ call }) =>
      /^(?:it|test)$/.test(firstName(call.callee)) && call.args.some(({ value }) => value.span[0] === span[0]),
  );

function firstName(expr: Expr): string {
  if (expr.kind === 'member') return firstName(expr.object);
  if (expr.kind === 'call') return firstName(expr.callee);
  return expr.kind === 'name' ? expr.name : expr.kind === 'import' ? (expr.name ?? '') : '';
}

/** `expect(send(url)).rejects.toThrow()`, `with pytest.raises(ValueError):`. */
function isRefused(file: FileFacts, call: CallExpr): boolean {
  if (file.language === 'typescript')
    return file.calls.some(
      (one) => one.call !== call && covers(one.call.span, call.span) && REFUSING.test(chainOf(one.call.callee)),
    );
  for (
    let scope = file.scopes[call.scope];
    scope;
    scope = scope.parent === undefined ? undefined : file.scopes[scope.parent]
  )
    if (scope.within?.some((one) => one.kind === 'call' && isRaising(file, one))) return true;
  return false;
}

const REFUSING = /\.rejects\.|\.toThrow\w*$|^assert\.(?:rejects|throws)$/;
/** What is raised once there is an answer, or none. */
const AFTERWARDS = /HTTP|Status|Connect|Timeout|Network|Transport|RequestException|RequestError|API|ClientError/;

const isRaising = (file: FileFacts, one: CallExpr): boolean =>
  /\b(?:raises|assertRaises\w*)$/.test(textOf(file, one.callee)) &&
  !AFTERWARDS.test(one.args.map(({ value }) => textOf(file, value)).join());

/** `.rejects.toThrow` of whatever it is asked of. */
function chainOf(expr: Expr): string {
  if (expr.kind === 'member') return `${chainOf(expr.object)}.${expr.property}`;
  return expr.kind === 'name' ? expr.name : '';
}

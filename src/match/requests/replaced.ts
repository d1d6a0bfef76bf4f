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
    ...file.calls.filter(({ call }) => replaces(program, tables, file, call)).map(({ call }) => testAround(file, call)),
    ...file.writes.filter((write) => isReplacement(program, tables, file, write)).map((one) => testAround(file, one)),
    ...file.functions.filter((one) => isGivenOne(program, tables, file, one)).map(({ span }) => span),
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
function replaces(program: Program, { standIns }: Tables, file: FileFacts, { callee, args }: CallExpr): boolean {
  const name = textOf(file, callee).slice(0, LONGEST);
  if (standIns.tools.test(name) && isTool(program, file, callee)) return true;
  if (!standIns.verbs.test(name)) return false;
  return standIns.transports.test(
    args
      .slice(0, 2)
      .map(({ value }) => textOf(file, value).slice(0, LONGEST))
      .join('.'),
  );
}

const LONGEST = 200;

/** What a package offers or a test is given; not a list of the test's own that has the same name, `responses.append(…)`. */
function isTool(program: Program, file: FileFacts, callee: Expr): boolean {
  const root = rootOf(callee);
  return program.evaluate(root, { file }).some(({ value }) => {
    if (value.kind === 'external') return value.call === undefined;
    return value.kind === 'parameter' && isGivenBy(file.functions.findLast((one) => covers(one.span, root.span)));
  });
}

function rootOf(expr: Expr): Expr {
  if (expr.kind === 'member') return rootOf(expr.object);
  return expr.kind === 'call' ? rootOf(expr.callee) : expr;
}

/** Tests and fixtures are given what their parameters name; helpers, what their callers like. */
const isGivenBy = (one: Around | undefined): boolean =>
  one !== undefined && (isNamedTest(one) || one.decorators.length > 0);

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
function isGivenOne(program: Program, tables: Tables, file: FileFacts, one: Around): boolean {
  const { tools } = tables.standIns;
  return (
    (isGivenBy(one) && one.params.some(({ name }) => tools.test(name))) ||
    one.decorators.some(
      (decorator) =>
        tools.test(textOf(file, decorator)) ||
        (decorator.kind === 'call' && replaces(program, tables, file, decorator)),
    )
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

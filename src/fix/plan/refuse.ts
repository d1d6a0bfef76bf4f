/** Sites that no tool should touch, each with the reason. */
import type { Analysis, SitedTrace } from '../../model/analysis.js';
import type { FileFacts } from '../../model/facts.js';
import type { ConstructionMatch } from '../../model/match.js';
import { shapes } from '../../model/shape.js';
import type { BoundCall, Flow } from '../../model/value.js';

const FOREIGN_FOLDER =
  /(^|\/)(vendor|vendored|_vendor|third[-_]party|external|node_modules|site-packages|generated|__generated__|\.venv|dist|build)\//i;
const GENERATED_FILE = /(_pb2(_grpc)?\.py|[._]generated\.\w+|\.gen\.\w+)$/i;
const GENERATED_HEADER = /@generated|do not (edit|modify)|auto-?generated|generated (by|from)/i;

/** Why nothing in this file is changed. */
export function untouchable(file: FileFacts): string | undefined {
  if (FOREIGN_FOLDER.test(file.path)) return 'vendored or generated code: change it where it comes from';
  if (GENERATED_FILE.test(file.path) || GENERATED_HEADER.test(headerOf(file.text)))
    return 'a generated file: change what it is generated from';
  if (file.problems.length > 0) return 'the file has a syntax error, so it is known only in part';
  return undefined;
}

/** The comments a file begins with. */
function headerOf(text: string): string {
  return /^(\s*(#.*|\/\/.*|\/\*[\s\S]*?\*\/))*/.exec(text.slice(0, 1000))?.[0] ?? '';
}

export const withoutParameter = ({ handOver }: ConstructionMatch['constructed']): string => {
  const instead = handOver?.example ?? 'a ready-made client or model, or set the variable that it reads by itself';
  return `there is no parameter for a base URL: hand it ${instead}`;
};

/** Why the call must not be given a base URL. */
export function unfixableCall(
  { program }: Analysis,
  { traced }: SitedTrace,
  match: ConstructionMatch,
): string | undefined {
  const { constructed, call } = match;
  if (match.kind === 'derived') return 'a client made from another one: give the first one its base URL';
  if (!call) return "the call that reaches the package's constructor is not in sight";
  const [unseen] = traced.baseUrl.unseen;
  if (unseen !== undefined) return `${unseen}, so the base URL may be among them already`;
  if (!isAlwaysMeant(program, match, call))
    return 'which vendor is asked depends on the model that is given: another one would get this base URL, too';
  const conflict = constructed.conflicts.find((param) => {
    const { flows, open } = program.argument(call, param);
    return open || flows.some(({ value }) => value.kind !== 'absent');
  });
  return conflict === undefined ? undefined : `${conflict} and a base URL exclude each other`;
}

/** A factory for many vendors is this one's only where all that can arrive names it. */
function isAlwaysMeant(program: Analysis['program'], { constructed }: ConstructionMatch, call: BoundCall): boolean {
  const { when } = constructed;
  if (!when) return true;
  const pattern = new RegExp(when.matches);
  return when.param.some((param) => {
    const { flows, open } = program.argument(call, param);
    const given = flows.filter(({ value }) => value.kind !== 'absent');
    return !open && given.length > 0 && given.every((flow) => namesOf(flow).some((name) => pattern.test(name)));
  });
}

const namesOf = (flow: Flow): string[] => [
  ...shapes([flow]),
  ...(flow.value.kind === 'external' ? [flow.value.name] : []),
];

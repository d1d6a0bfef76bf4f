import type { Hop } from '../../model/report.js';
import type { Finding } from '../finding.js';
import { clip, oneLine, visible, wellFormed } from '../text.js';
import { artifact } from './artifact.js';
import { fixes, type Repair } from './fix.js';
import { ruleId, ruleIndex, securitySeverity } from './rules.js';

const LONGEST_MESSAGE = 2000;
const LONGEST_HOP = 300;
const MOST_HOPS = 100;

/** A bracket before a parenthesis would make a link, unless all brackets are escaped. */
function message(text: string, most: number): object {
  const short = clip(text, most);
  return { text: short.includes('](') ? short.replace(/[\\[\]]/g, '\\$&') : short };
}

function location(finding: Finding): object {
  const { path, line, column, endLine, cell } = finding;
  const region = { startLine: line, ...(column === undefined ? {} : { startColumn: column }), endLine };
  const logical = cell === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: cell }] };
  return { physicalLocation: { artifactLocation: artifact(path), region }, ...logical };
}

function hopLocation({ path, line, column, text }: Hop): object {
  const region = path.endsWith('.ipynb') ? { startLine: 1 } : { startLine: line, startColumn: column };
  return {
    location: {
      physicalLocation: { artifactLocation: artifact(path), region },
      message: message(oneLine(text), LONGEST_HOP),
    },
  };
}

function codeFlows(trace: readonly Hop[]): object {
  if (trace.length === 0) return {};
  return { codeFlows: [{ threadFlows: [{ locations: trace.slice(0, MOST_HOPS).map(hopLocation) }] }] };
}

/** Where there is no line hash, the uploading action works it out from the checkout. */
function fingerprints({ id, lineHash }: Finding): object {
  return { 'reroute/v1': wellFormed(id), ...(lineHash === undefined ? {} : { primaryLocationLineHash: lineHash }) };
}

export function result(finding: Finding, repair: Repair | undefined): object {
  const justification =
    finding.suppressed === undefined ? undefined : clip(visible(finding.suppressed), LONGEST_MESSAGE);
  return {
    ruleId: ruleId(finding.rule),
    ruleIndex: ruleIndex(finding.rule),
    level: finding.level,
    message: message(finding.message, LONGEST_MESSAGE),
    locations: [location(finding)],
    partialFingerprints: fingerprints(finding),
    ...(finding.known ? { baselineState: 'unchanged' } : {}),
    ...codeFlows(finding.trace),
    ...fixes(repair),
    ...(justification === undefined ? {} : { suppressions: [{ kind: 'inSource', justification }] }),
    properties: { 'security-severity': securitySeverity[finding.level] },
  };
}

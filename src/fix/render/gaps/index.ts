/** What a gap in the surroundings lacks, written beside its twin as things are written there. */
import type { FillGap } from '../../../model/remedy.js';
import type { Gap, Idiom } from '../../../model/surroundings.js';
import { linesBeside } from '../../lines/index.js';
import type { Made, RenderInputs } from '../index.js';
import type { Change } from '../list.js';
import { assignedBeside } from './assignment.js';
import { propertyBeside } from './property.js';

const ASSIGNED: readonly Idiom[] = ['constant', 'class-attribute', 'instance-attribute'];

/** What a base URL is when its own variable says nothing: the main one, and then the vendor's endpoint. */
export interface Ends {
  main: string;
  fallback: string;
}

/** The same, with what is written for a variable where the place has a manner of its own. */
export interface Filling extends Ends, Pick<FillGap, 'values' | 'further'> {
  /** Lines with the same explanation are written in the same file. */
  isFurther: boolean;
}

/** Where a line goes in a text file. `undefined`: not in this idiom. */
export function fillGap(gap: Gap, ends: Filling, inputs: RenderInputs): Made | undefined {
  const facts = inputs.file(gap.path);
  if (facts) {
    const render = ASSIGNED.includes(gap.idiom) ? assignedBeside : propertyBeside;
    return render(gap, ends, facts, inputs);
  }
  const text = inputs.readText(gap.path);
  const changes = text === undefined ? undefined : linesBeside(gap, ends.fallback, text, ends);
  return changes && { path: gap.path, changes: withMark(changes, text ?? ''), needs: [] };
}

/** The places of gaps do not count a byte order mark. */
const withMark = (changes: Change[], text: string): Change[] =>
  text.startsWith('\uFEFF') ? changes.map((one) => ({ ...one, start: one.start + 1, end: one.end + 1 })) : changes;

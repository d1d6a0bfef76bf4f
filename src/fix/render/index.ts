/** Planned fixes as edits of text: nothing is printed anew, all that is not named stays as it is. */
import type { FileFacts } from '../../model/facts.js';
import type {
  BuiltValue,
  CodeRemedy,
  Edit,
  FillGap,
  NeededImport,
  PassArgument,
  PlannedFix,
  Remedy,
} from '../../model/remedy.js';
import type { Gap } from '../../model/surroundings.js';
import { isImportOf } from '../imported.js';
import { sectionWritten } from './docs/section.js';
import { withoutSlash, writeValue, type Written } from './expression.js';
import { fillGap } from './gaps/index.js';
import { settingsFields } from './gaps/settings.js';
import { grouped, type PlacedImport } from './imports.js';
import { laidOut } from './layout/index.js';
import type { Change } from './list.js';
import { addKeyword } from './python/arguments.js';
import { pythonEnvironment } from './python/environment.js';
import { assigned } from './python/assigned.js';
import { addPythonImport } from './python/imports.js';
import { isInTemplate, quoteInside, replaced } from './replace.js';
import { styleOf, type Style, type WidthOf } from './style.js';
import { addProperty } from './typescript/arguments.js';
import { typescriptEnvironment } from './typescript/environment.js';
import { builtInstance } from './typescript/instance.js';
import { addTypescriptImport } from './typescript/imports.js';
import { addTo, groupBy } from '../../model/groups.js';

export interface RenderInputs {
  file(path: string): FileFacts | undefined;
  gaps: readonly Gap[];
  /** Text of a file that is no source code; undefined when it can't be read. */
  readText(path: string): string | undefined;
  widthOf: WidthOf;
}

export interface Rendered {
  edits: Edit[];
  /** Fixes that could not be written down, and why. */
  failed: { id: string; reason: string }[];
}

export function renderFixes(fixes: readonly PlannedFix[], inputs: RenderInputs): Rendered {
  const rendered: Rendered = { edits: [], failed: [] };
  const imports = new Map<string, PlacedImport[]>();
  const done = new Set<string>();
  const chosen = new Set(fixes.map(({ id }) => id));
  for (const { id, remedy } of fixes) {
    const key = JSON.stringify(remedy);
    if (done.has(key)) continue;
    done.add(key);
    const made = renderOne(remedy, chosen, inputs);
    if (!made) rendered.failed.push({ id, reason: 'the code is written in a way that this tool does not change' });
    else {
      rendered.edits.push(...made.changes.map((change) => ({ path: made.path, ...change })));
      const before = Math.min(...made.changes.map(({ start }) => start));
      addTo(imports, made.path, ...made.needs.map((one) => ({ ...one, before })));
    }
  }
  // What uses an import may stand right behind it.
  for (const [path, needed] of imports) rendered.edits.unshift(...importEdits(path, needed, inputs));
  return { ...rendered, edits: [...groupBy(rendered.edits, ({ path }) => path)].flatMap(fitted(inputs)) };
}

/** Source code is laid out once all edits of a file are known: two of them may share a line. */
const fitted =
  ({ file, widthOf }: RenderInputs) =>
  ([path, edits]: [string, Edit[]]): Edit[] => {
    const facts = file(path);
    return facts ? laidOut(facts, edits, styleOf(path, facts.text, facts.language, widthOf)) : edits;
  };

export interface Made {
  path: string;
  changes: Change[];
  needs: NeededImport[];
}

function renderOne(remedy: Remedy, chosen: ReadonlySet<string>, inputs: RenderInputs): Made | undefined {
  if ('at' in remedy) return renderCode(remedy, inputs);
  if (remedy.kind === 'fill-gap') return renderGaps(remedy, chosen, inputs);
  const text = inputs.readText(remedy.path);
  return text === undefined ? undefined : sectionWritten(remedy, text);
}

function renderGaps(
  { gaps: ids, main, fallback, values, further }: FillGap,
  chosen: ReadonlySet<string>,
  inputs: RenderInputs,
): Made | undefined {
  const gaps = inputs.gaps.filter(({ id }) => ids.includes(id) && chosen.has(id));
  const [first] = gaps;
  if (!first) return undefined;
  return first.idiom === 'settings-field'
    ? settingsFields(gaps, { main, fallback }, inputs)
    : fillGap(
        first,
        { main, fallback, values, ...(further ? { further } : {}), isFurther: isFurther(first, chosen, inputs) },
        inputs,
      );
}

/** Another line that explains itself stands above it. */
const isFurther = ({ path, twin }: Gap, chosen: ReadonlySet<string>, { gaps }: RenderInputs): boolean =>
  gaps.some(
    (one) => one.path === path && one.idiom !== 'shell-append' && one.twin.start < twin.start && chosen.has(one.id),
  );

function renderCode(remedy: CodeRemedy, { file, widthOf }: RenderInputs): Made | undefined {
  const facts = file(remedy.at.path);
  if (!facts) return undefined;
  const usual = styleOf(facts.path, facts.text, facts.language, widthOf);
  const style = isInTemplate(remedy) ? { ...usual, quote: quoteInside(facts, remedy, usual) } : usual;
  const environment =
    facts.language === 'python'
      ? pythonEnvironment(facts, remedy.at.scope, style, offsetOf(remedy))
      : typescriptEnvironment(facts, style);
  const plain = writeValue(remedy.value, remedy.at, style, environment);
  const trims = remedy.kind === 'replace-literal' && remedy.trims === true;
  const written = trims ? withoutSlash(plain, facts.language, style) : plain;
  const value = 'built' in remedy ? builtWith(remedy.built, facts, written) : written;
  const changes = changesFor(remedy, facts, value, style);
  const own = remedy.kind === 'assign-setting' && remedy.needs ? [remedy.needs] : [];
  return changes && { path: facts.path, changes, needs: [...value.needs, ...own] };
}

/** Where the value is read, as far as that is known. */
function offsetOf(remedy: CodeRemedy): number | undefined {
  if (remedy.kind === 'assign-setting') return remedy.behind?.[1];
  if (remedy.kind === 'pass-argument') return remedy.call[0];
  return remedy.kind === 'replace-literal' ? remedy.span[0] : undefined;
}

/** `OpenAI(base_url=…)`, by the name that the file has for it already. */
function builtWith(
  { module, name, param, near, isAhead, takes }: BuiltValue,
  file: FileFacts,
  value: Written,
): Written {
  const bound = file.bindings.find((one) => one.scope === 0 && isImportOf(one, module, name))?.name;
  const taken = takes && (/^\w+$/.test(takes.param) ? `${takes.param}=${takes.text}, ` : `${takes.text}, `);
  return {
    text: `${bound ?? name}(${taken ?? ''}${param}=${value.text})`,
    isCompound: false,
    needs: bound === undefined ? [...value.needs, { module, name, near, isAhead }] : value.needs,
  };
}

function changesFor(remedy: CodeRemedy, file: FileFacts, value: Written, style: Style): Change[] | undefined {
  switch (remedy.kind) {
    case 'pass-argument':
      return passArgument(remedy, file, value, style);
    case 'replace-literal':
      return [remedy, ...(remedy.others ?? []).map((other) => ({ ...remedy, ...other }))].map((one) =>
        replaced(one, file, value, style),
      );
    case 'build-instance':
      return builtInstance(remedy, file, value.text, style);
    case 'assign-setting':
      return [assigned(remedy, file, value, style)];
  }
}

function passArgument(
  { call, param, beside }: PassArgument,
  file: FileFacts,
  value: Written,
  style: Style,
): Change[] | undefined {
  const site = file.calls.find((one) => one.call.span[0] === call[0] && one.call.span[1] === call[1])?.call;
  if (!site) return undefined;
  const add = file.language === 'python' ? addKeyword : addProperty;
  return add(file, site, { param, beside, value: value.text }, style);
}

function importEdits(path: string, needed: readonly PlacedImport[], { file, widthOf }: RenderInputs): Edit[] {
  const facts = file(path);
  if (!facts) return [];
  const style = styleOf(path, facts.text, facts.language, widthOf);
  const add = facts.language === 'python' ? addPythonImport : addTypescriptImport;
  return grouped(needed)
    .flatMap((group) => add(facts, group, style))
    .map((change) => ({ path, ...change }));
}

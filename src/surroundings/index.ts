/** Reads what stands around the program and says which keys are named there without their base URL. */
import type { Sources } from '../model/discovery.js';
import type { FileFacts } from '../model/facts.js';
import type { Program } from '../model/program.js';
import type { Chain, Configuration, Diagnostic } from '../model/report.js';
import { isTestCode } from '../model/role.js';
import type { SettingsRule } from '../model/rule.js';
import type { Surroundings } from '../model/surroundings.js';
import { chainsOf } from './chain.js';
import { concernOf, type Client, type Concern } from './concern.js';
import { definitionBlocks } from './definitions/index.js';
import { mayDefine } from './definitions/sieve.js';
import { withDisagreements } from './disagree.js';
import { withoutIdleDocuments } from './documents.js';
import { readFiles } from './files.js';
import { joined } from './join.js';
import { isDirenv as takesIn } from './read/dotenv.js';
import { judge, withoutStores } from './judge.js';
import { LINKING_WORDS } from './read/links.js';
import { tellsOfSettings } from './read/markdown.js';
import { gapsOf, gatewaysOf, templatesOf, withIdentities } from './rows.js';

export interface SurveyInputs {
  rules: readonly SettingsRule[];
  sites: readonly Client[];
  /** Configuration files, as they were discovered. */
  paths: readonly string[];
  /** The program's own files. */
  modules: readonly string[];
  sources: Pick<Sources, 'mentioning' | 'passing'>;
  file: (path: string) => FileFacts | undefined;
  program: Program;
  textOf: (path: string) => string | undefined;
}

export interface Survey {
  rows: Configuration[];
  chains: Chain[];
  diagnostics: Diagnostic[];
  surroundings: Surroundings;
}

export function survey({ sources, ...inputs }: SurveyInputs): Survey {
  const concern = concernOf(inputs.rules, inputs.sites);
  if (!concern)
    return {
      rows: [],
      chains: [],
      diagnostics: [],
      surroundings: { gaps: [], gateways: [], templates: [], renamed: {} },
    };
  const { blocks, diagnostics } = readFiles(worthReading(inputs.paths, concern, sources), inputs.paths, inputs.textOf);
  const defining = inputs.rules.flatMap(({ definitions }) => definitions ?? []);
  const holding = sources.mentioning(concern.words, inputs.modules);
  const files = sources.passing(mayDefine(defining, concern), holding, { kind: 'further' });
  const facts = files.flatMap((path) => inputs.file(path) ?? []);
  const defined = defining.flatMap((rule) => definitionBlocks(facts, inputs.program, rule, concern));
  const all = joined([...blocks, ...defined], inputs.paths);
  // A document alone may be about anything.
  const judgeable = inputs.sites.length > 0 ? all : all.filter(({ kind }) => kind !== 'doc');
  const settings = all.filter(({ kind }) => kind === 'settings-class');
  const held = new Set(settings.flatMap(({ entries }) => entries.map(({ variable }) => variable)));
  const found = withoutStores(judgeable.flatMap((block) => judge(block, concern, held)));
  const judged = withDisagreements(withoutIdleDocuments(found, inputs.sites, concern.names));
  // A gateway's own variables alone say nothing of this vendor.
  const isOurs = inputs.sites.length > 0 || judged.some(({ gateway }) => gateway === undefined);
  const identified = withIdentities(isOurs ? judged : []);
  return {
    rows: identified.map(({ row }) => row),
    chains: chainsOf(inputs.sites, all, judged, concern.names),
    diagnostics,
    surroundings: {
      gaps: gapsOf(identified),
      gateways: gatewaysOf(identified),
      templates: templatesOf(identified),
      renamed: concern.renamed,
    },
  };
}

/** In the order in which they were found. Documents name variables in capitals, and most of them name none of ours. */
function worthReading(paths: readonly string[], { words, names }: Concern, sources: SurveyInputs['sources']): string[] {
  const inCapitals = [...words.filter((word) => word === word.toUpperCase()), ...words.map(names.normal)];
  const documents = paths.filter(tellsOfSettings);
  const others = paths.filter((path) => !tellsOfSettings(path));
  const naming = new Set([
    ...sources.mentioning([...words, ...LINKING_WORDS], others),
    ...sources.mentioning(
      [...new Set(inCapitals)],
      documents.filter((path) => !isTestCode(path)),
    ),
  ]);
  return [...new Set([...paths.filter((path) => naming.has(path)), ...paths.filter(takesIn)])];
}

/** What a configuration file is, by its path and, where that is not enough, by its text. */
import { isTestCode } from '../../model/role.js';
import * as formats from './formats.js';
import type { Format } from './formats.js';
import { tellsOfSettings } from './markdown.js';

export type Source =
  | { reader: 'dotenv' | 'markdown' | 'dockerfile' | 'toml' | 'hcl' | 'systemd' | 'procfile' | 'template' }
  | { reader: 'yaml'; format: Format };

const yaml = (format: Format): Source => ({ reader: 'yaml', format });

const BY_NAME: readonly (readonly [pattern: RegExp, source: Source])[] = [
  [/(^|\/)([\w.-]*\.)?Dockerfile([.-][\w.-]+)?$|(^|\/)Containerfile$|\.dockerfile$/i, { reader: 'dockerfile' }],
  [/(^|\/)\.(github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/, yaml(formats.workflow)],
  [/(^|\/)action\.ya?ml$/, yaml(formats.workflow)],
  [
    /(^|\/)(docker-)?compose[\w.-]*\.ya?ml$|(^|\/)[\w.-]+[.-]compose\.ya?ml$|(^|\/)docker-stack[\w.-]*\.ya?ml$/,
    yaml(formats.compose),
  ],
  [/(^|\/)\.gitlab-ci[\w.-]*\.ya?ml$|(^|\/)\.gitlab\/.+\.ya?ml$/, yaml(formats.gitlab)],
  [
    /(^|\/)\.circleci\/[\w.-]+\.ya?ml$|(^|\/)(azure|bitbucket)-pipelines[\w.-]*\.ya?ml$|(^|\/)\.?azure-?pipelines\/.+\.ya?ml$/,
    yaml(formats.pipeline),
  ],
  [
    /(^|\/)(cloudbuild|buildspec|\.travis|\.drone|\.woodpecker|appveyor|\.buildkite\/[\w.-]+)[\w.-]*\.ya?ml$/,
    yaml(formats.pipeline),
  ],
  [
    /(^|\/)(render|serverless|apprunner|koyeb|railway|northflank|template|samconfig|copilot\/.*manifest)\.ya?ml$/,
    yaml(formats.deployment),
  ],
  [
    /(^|\/)(vercel|now|app|railway|devcontainer|\.devcontainer|local\.settings|task-?definition[\w.-]*)\.json$/,
    yaml(formats.deployment),
  ],
  [
    /(^|\/)(fly|netlify|wrangler|railway|settings|\.?secrets|\.settings|config|configuration)([.-][\w.-]+)?\.toml(\.\w+)?$/,
    { reader: 'toml' },
  ],
  [/\.(tf|tfvars|hcl)(\.(example|sample|template))?$/, { reader: 'hcl' }],
  [/\.service$/, { reader: 'systemd' }],
  [/(^|\/)Procfile([.-]\w+)?$/, { reader: 'procfile' }],
  [/(^|\/)config\/[\w.-]+\.json$/, yaml(formats.settings)],
];

const ENVIRONMENT_FILE =
  /^(\.?env(rc)?([._-].*)?|.*\.env([._-].*)?|\.flaskenv|\.dev\.vars([._-].*)?|(dotenv|env|environment)[._-](example|sample|template|dist|default)s?)$/i;
/** Programs, pictures and data that only have such a name. */
const OTHER_EXTENSION =
  /\.([cm]?[jt]sx?|py[iw]?|rb|go|rs|java|kt|php|sh|bash|zsh|fish|ps1|bat|ya?ml|json5?|toml|md|mdx|rst|txt|html?|png|svg|enc|gpg|age|vault|lock|keys)$/i;

function isEnvironmentFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    ENVIRONMENT_FILE.test(name) &&
    (!OTHER_EXTENSION.test(name) || /^(\.env|dotenv|env[._-](example|sample|template))[\w.-]*\.txt$/i.test(name))
  );
}

/** Undefined where the file says nothing of variables that we can understand. `charts`: folders that hold a chart. */
export function sourceOf(path: string, text: string, charts: readonly string[]): Source | undefined {
  if (isEnvironmentFile(path)) return { reader: 'dotenv' };
  if (tellsOfSettings(path)) return isTestCode(path) ? undefined : { reader: 'markdown' };
  const chart = charts.find((folder) => folder === '' || path.startsWith(`${folder}/`));
  if (chart !== undefined && /(^|\/)templates\//.test(path.slice(chart.length))) return { reader: 'template' };
  if (chart !== undefined && /(^|\/)tests\//.test(path.slice(chart.length))) return undefined;
  const known = BY_NAME.find(([pattern]) => pattern.test(path))?.[1];
  if (known) return known;
  return /\.ya?ml$/.test(path) ? yamlByText(path, text, chart !== undefined) : undefined;
}

function yamlByText(path: string, text: string, inChart: boolean): Source | undefined {
  if (/^apiVersion:/m.test(text) && /^kind:/m.test(text))
    return text.includes('{{') ? { reader: 'template' } : yaml(formats.kubernetes);
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (inChart || /^values[\w.-]*\.ya?ml$/.test(name)) return yaml(formats.values);
  if (/^(AWSTemplateFormatVersion|Transform|runtime):/m.test(text)) return yaml(formats.deployment);
  if (/^services:/m.test(text) && /^\s+(image|build):/m.test(text)) return yaml(formats.compose);
  if (/(^|\/)(config|configs|conf|configuration|settings)\/[\w./-]+$/.test(path)) return yaml(formats.settings);
  return /^(config|settings|application|secrets|default)([._-][\w.-]+)?\.ya?ml$/.test(name)
    ? yaml(formats.settings)
    : undefined;
}

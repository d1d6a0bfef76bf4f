/** The configuration in a file, if it holds one, as text becomes data. */
import { basename, extname } from 'node:path';
import { parse as parseToml, TomlError } from 'smol-toml';
import { parserReason, UserError } from '../errors.js';
import { late } from '../late.js';

/** In the order in which a folder is searched. */
export const CONFIG_NAMES = ['reroute.yml', 'reroute.yaml', 'package.json', 'pyproject.toml'] as const;

export interface RawConfig {
  text: string;
  value: unknown;
  /** Where in the text the configuration starts: the rest of the file belongs to others. */
  start: number;
}

/** Undefined: the file exists for other purposes and says nothing to this tool. */
export function parseConfig(path: string, text: string): RawConfig | undefined {
  if (basename(path) === 'package.json') return section(text, '"reroute"', member(parsedJson(path, text), 'reroute'));
  if (extname(path) === '.toml')
    return section(text, '[tool.reroute', member(member(parsedToml(path, text), 'tool'), 'reroute'));
  if (extname(path) === '.json') return { text, value: parsedJson(path, text), start: 0 };
  return { text, value: parsedYaml(path, text) ?? {}, start: 0 };
}

function section(text: string, heading: string, value: unknown): RawConfig | undefined {
  return value === undefined ? undefined : { text, value, start: Math.max(0, text.indexOf(heading)) };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
}

function parsedJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UserError('bad-config', `${path} is not JSON: ${parserReason(error)}`, { cause: error });
  }
}

function parsedToml(path: string, text: string): unknown {
  try {
    return parseToml(text);
  } catch (error) {
    const place = error instanceof TomlError ? `${path}:${error.line}` : path;
    throw new UserError('bad-config', `${place} is not TOML: ${parserReason(error)}`, { cause: error });
  }
}

function parsedYaml(path: string, text: string): unknown {
  const document = late.yaml().parseDocument(text);
  const [problem] = document.errors;
  if (problem)
    throw new UserError(
      'bad-config',
      `${path}:${problem.linePos?.[0].line ?? 1} is not YAML: ${parserReason(problem)}`,
    );
  try {
    return document.toJS();
  } catch (error) {
    throw new UserError('bad-config', `${path}: ${parserReason(error)}`, { cause: error });
  }
}

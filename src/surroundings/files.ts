/** Configuration files → the blocks of variables in them. */
import type { Diagnostic } from '../model/report.js';
import type { Block, Reading } from './block.js';
import { folderOf } from './join.js';
import { readProcfile, readSystemd, readTemplate, readToml } from './read/by-line.js';
import { readDockerfile } from './read/dockerfile.js';
import { readDotenv } from './read/dotenv.js';
import type { Format } from './read/formats.js';
import { readHcl } from './read/hcl.js';
import { sourceOf, type Source } from './read/kinds.js';
import { readMarkdown } from './read/markdown.js';
import { readStructured } from './read/structured.js';

export interface FilesRead {
  blocks: Block[];
  diagnostics: Diagnostic[];
}

export function readFiles(
  paths: readonly string[],
  all: readonly string[],
  textOf: (path: string) => string | undefined,
): FilesRead {
  const charts = all.filter((path) => /(^|\/)Chart\.ya?ml$/.test(path)).map(folderOf);
  const read: FilesRead = { blocks: [], diagnostics: [] };
  for (const path of paths) {
    const text = textOf(path)?.replace(/^\uFEFF/, '');
    const source = text === undefined ? undefined : sourceOf(path, text, charts);
    if (text === undefined || !source) continue;
    const { blocks, problem } = readAs(source, text, path);
    read.blocks.push(...blocks);
    if (problem) {
      const message = `${problem.reason}: the variables in it are not known`;
      read.diagnostics.push({ severity: 'warning', path, line: problem.line, message });
    }
  }
  return read;
}

function readAs(source: Source, text: string, path: string): Reading {
  switch (source.reader) {
    case 'dotenv':
      return readDotenv(text, path);
    case 'markdown':
      return readMarkdown(text, path);
    case 'dockerfile':
      return readDockerfile(text, path);
    case 'toml':
      return readToml(text, path);
    case 'hcl':
      return readHcl(text, path);
    case 'systemd':
      return readSystemd(text, path);
    case 'procfile':
      return readProcfile(text, path);
    case 'template':
      return readTemplate(text, path);
    case 'yaml':
      return readYamlOrTemplate(text, path, source.format);
  }
}

/** What is no YAML before it is filled in is read as text. */
function readYamlOrTemplate(text: string, path: string, format: Format): Reading {
  const reading = readStructured(text, path, format);
  if (!reading.problem) return reading;
  return /\{\{|\{%|<%/.test(text) ? readTemplate(text, path) : { blocks: [], problem: reading.problem };
}

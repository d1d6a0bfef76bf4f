/** The files a project begins with. */
import { isMap, isSeq, parse, parseDocument } from 'yaml';
import { z } from 'zod';
import { template } from '../config/package.js';

export interface InitFlags {
  baseline: boolean;
  github: boolean;
  gitlab: boolean;
  preCommit: boolean;
  yes: boolean;
  schema: boolean;
}

export interface Written {
  path: string;
  text: string;
  /** Why it is left as it is. */
  keeps?: string;
  note?: string;
}

/** What is there already. */
export interface Ground {
  branch: string;
  exists: (path: string) => boolean;
  read: (path: string) => string | undefined;
}

export const BASELINE = 'reroute-baseline.json';
const PRE_COMMIT = '.pre-commit-config.yaml';

export function planned(flags: InitFlags, ground: Ground): Written[] {
  return [
    configuration(flags, ground),
    ...(flags.github ? [github(ground)] : []),
    ...(flags.gitlab ? [gitlab(ground)] : []),
    ...(flags.preCommit ? [preCommit(ground)] : []),
  ];
}

function configuration({ baseline }: InitFlags, ground: Ground): Written {
  const text = template('reroute.yml');
  const note = baseline ? `and ${BASELINE}, which holds what is found today` : undefined;
  return {
    ...fresh('reroute.yml', baseline ? `baseline: ${BASELINE}\n${text}` : text, ground),
    ...(note === undefined ? {} : { note }),
  };
}

function github(ground: Ground): Written {
  const text = template('github-workflow.yml').replaceAll('{{branch}}', ground.branch);
  return fresh('.github/workflows/reroute.yml', text, ground);
}

/** A pipeline that is there stays as it is: it takes the job in by one line. */
function gitlab(ground: Ground): Written {
  if (!ground.exists('.gitlab-ci.yml')) return fresh('.gitlab-ci.yml', template('gitlab-ci.yml'), ground);
  const path = '.gitlab/reroute.gitlab-ci.yml';
  const note = `take it in with \`include: [{ local: ${path} }]\` in .gitlab-ci.yml`;
  return { ...fresh(path, template('gitlab-ci.yml'), ground), note };
}

function preCommit(ground: Ground): Written {
  const before = ground.read(PRE_COMMIT);
  const entry = template('pre-commit.yml');
  if (before === undefined) return { path: PRE_COMMIT, text: `repos:\n${indented(entry)}` };
  if (/\breroute\b/.test(before)) return { path: PRE_COMMIT, text: before, keeps: 'names reroute already' };
  const document = parseDocument(before);
  const repos = isMap(document.contents) ? document.get('repos', true) : undefined;
  if (document.errors.length > 0 || !isSeq(repos))
    return { path: PRE_COMMIT, text: before, keeps: 'has no list of repos that an entry could be added to' };
  const [hook]: unknown[] = z.array(z.unknown()).parse(parse(entry));
  repos.add(document.createNode(hook));
  return { path: PRE_COMMIT, text: document.toString({ lineWidth: 0 }) };
}

function fresh(path: string, text: string, { exists }: Ground): Written {
  return exists(path) ? { path, text, keeps: 'is there already and stays as it is' } : { path, text };
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

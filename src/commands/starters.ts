/** The files a project begins with. */
import { isMap, isSeq, parse, parseDocument } from 'yaml';
import * as z from 'zod';
import { template } from '../config/package.js';

/** Which of the files. */
export interface Choices {
  configuration: boolean;
  baseline: boolean;
  github: boolean;
  /** What keeps a pull request with the fixes up to date. */
  githubFix: boolean;
  gitlab: boolean;
  preCommit: boolean;
}

export interface Written {
  path: string;
  /** Of a baseline it is what a check finds. */
  text?: string;
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
const STAYS = 'is there already and stays as it is';
const PRE_COMMIT = '.pre-commit-config.yaml';

export function planned(choices: Choices, ground: Ground): Written[] {
  return [
    ...(choices.configuration ? [configuration(choices, ground)] : []),
    ...(choices.baseline ? [baseline(ground)] : []),
    ...(choices.github ? [github('reroute.yml', 'github-workflow.yml', ground)] : []),
    ...(choices.githubFix ? [github('reroute-fix.yml', 'github-fix-workflow.yml', ground)] : []),
    ...(choices.gitlab ? [gitlab(ground)] : []),
    ...(choices.preCommit ? [preCommit(ground)] : []),
  ];
}

function configuration({ baseline }: Choices, ground: Ground): Written {
  const text = template('reroute.yml');
  if (!baseline) return fresh('reroute.yml', text, ground);
  const file = fresh('reroute.yml', `baseline: ${BASELINE}\n${text}`, ground);
  return file.keeps === undefined ? file : { ...file, note: `name the baseline there: \`baseline: ${BASELINE}\`` };
}

/** One that is there stays: what came since then would become known unseen. */
function baseline({ exists }: Ground): Written {
  if (exists(BASELINE)) return { path: BASELINE, keeps: `${STAYS}; \`reroute check --update-baseline\` renews it` };
  return { path: BASELINE, note: 'what is found today, counted as known from then on' };
}

function github(name: string, from: string, ground: Ground): Written {
  const text = template(from).replaceAll('{{branch}}', ground.branch);
  return fresh(`.github/workflows/${name}`, text, ground);
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
  return exists(path) ? { path, text, keeps: STAYS } : { path, text };
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

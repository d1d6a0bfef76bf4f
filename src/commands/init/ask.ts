/** What `reroute init` asks a person who has not said what to write. */
import type { Io } from '../io.js';
import { BASELINE, type Choices, type Ground } from '../starters.js';

type Ask = NonNullable<Io['ask']>;

/** Undefined: the person has gone. What the repository shows to be in use is suggested. */
export async function choicesOf(ask: Ask, { exists }: Ground): Promise<Choices | undefined> {
  const questions: [keyof Choices, text: string, suggested: boolean][] = [
    ['baseline', `Count what is found today as known, in ${BASELINE}`, false],
    ['configuration', 'Write a configuration with all defaults, reroute.yml', true],
    ['github', 'Write a workflow for GitHub Actions', exists('.github')],
    ['gitlab', 'Write a job for GitLab CI', exists('.gitlab-ci.yml')],
    ['preCommit', 'Write an entry for pre-commit', exists('.pre-commit-config.yaml')],
  ];
  const choices: Choices = {
    configuration: false,
    baseline: false,
    github: false,
    githubFix: false,
    gitlab: false,
    preCommit: false,
  };
  for (const [name, text, suggested] of questions) {
    // A baseline is named in the configuration: with one, there is nothing to ask.
    const answer = name === 'configuration' && choices.baseline ? true : await isWanted(ask, text, suggested);
    if (answer === undefined) return undefined;
    choices[name] = answer;
  }
  return choices;
}

/** Asks until it understands the answer; an empty one takes what is suggested. */
export async function isWanted(ask: Ask, text: string, suggested: boolean): Promise<boolean | undefined> {
  for (;;) {
    const answer = (await ask(`${text}? ${suggested ? '[Y/n]' : '[y/N]'} `))?.trim().toLowerCase();
    if (answer === undefined) return undefined;
    if (answer === '') return suggested;
    if (/^(y|yes|n|no)$/.test(answer)) return answer.startsWith('y');
  }
}

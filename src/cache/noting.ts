/** Sources that note what is asked of them. */
import type { Asked, Question } from '../model/asked.js';
import type { Discovery, Sources } from '../model/discovery.js';

export interface Noting {
  sources: Sources;
  asked(): Asked;
}

export function noting(sources: Sources, { configuration }: Pick<Discovery, 'configuration'>): Noting {
  const involved = new Set<string>();
  const questions = new Map<string, Question>();
  const isConfiguration = new Set(configuration);
  const note = (question: Question, answer: string[]): string[] => {
    questions.set(JSON.stringify(question), question);
    for (const path of answer) involved.add(path);
    return answer;
  };
  return {
    sources: {
      read: (path) => {
        involved.add(path);
        return sources.read(path);
      },
      mentioning: (words, among) => {
        const of = among.some((path) => isConfiguration.has(path)) ? 'configuration' : 'sources';
        return note({ kind: 'words', words, of }, sources.mentioning(words, among));
      },
      passing: (test, among, question) => note(question, sources.passing(test, among, question)),
    },
    asked: () => ({ questions: [...questions.values()], involved: [...involved] }),
  };
}

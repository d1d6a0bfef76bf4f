/** Where a value comes from: every end that can be reached, and what cannot be seen. */
import type { Match } from './match.js';
import type { At, BoundCall, Flow } from './value.js';

export interface Trace {
  /** As written at the call; absent when nothing is passed. */
  written: At | undefined;
  flows: Flow[];
  /** Reasons why more may arrive that can't be seen. */
  unseen: string[];
}

export interface Use {
  api: string;
  weight: 'high' | 'medium' | 'low';
  at: At;
  models: string[];
  call: BoundCall;
}

/** A variable of the environment that the program sets by itself. */
export interface Assignment {
  name: string;
  at: At;
  flows: Flow[];
  test: boolean;
}

export interface Traced {
  match: Match;
  baseUrl: Trace;
  apiKey: Trace | undefined;
  uses: Use[];
  /** Names of models that the construction itself is given. */
  models: string[];
}

/** What the later stages may ask of the linked program. */
import type { ClassId, Expr, FileFacts } from './facts.js';
import type { ReadersRule } from './rule.js';
import type { BoundCall, Env, Flow, Found } from './value.js';

export interface Program {
  evaluate(expr: Expr, env: Env): Flow[];
  get(flow: Flow, key: string): Found;
  /** The value that a call passes for a parameter in the notation of the rules. */
  argument(call: BoundCall, param: string): Found;
  /** The classes above a project class, the project's own and then the packages', when `call` builds one. */
  ancestors(built: { flow: Flow; call: BoundCall }): Ancestor[];
  /** The body of a project function as one call of it sees it. */
  inside(flow: Flow, call: BoundCall): Env | undefined;
  /** The name under which the package that a TS/JS file belongs to is published. */
  packageOf(path: string): string | undefined;
  /** The project's file that an import, or the name at the beginning of a chain, comes from, if nothing else binds it. */
  importedFrom(chain: Expr, env: Env): string | undefined;
  /** How a call that reads a variable is written for another one that may be absent; undefined where it reads none so. */
  optionally(call: BoundCall): ReadersRule['calls'][number]['optional'];
  settingsNaming(file: FileFacts, cls: ClassId): SettingsNaming;
  tooInvolved(): TooInvolved[];
}

/** How a class whose fields are read from the environment calls their variables. */
export interface SettingsNaming {
  /** Between the names of a field and of one inside of it, if the class says so. */
  delimiter: string | undefined;
  /** Its configuration names variables apart from the fields: a new field would be read from none that is meant. */
  apart: boolean;
}

/** A file about which a question was given up because its answer took too much work; `wholly`: and all after it. */
export interface TooInvolved {
  path: string;
  wholly: boolean;
}

export interface Ancestor {
  flow: Flow;
  /** The call whose arguments reach that class's constructor; absent when it is never called in sight. */
  call: BoundCall | undefined;
}

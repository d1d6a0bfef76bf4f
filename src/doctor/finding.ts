/** What was checked, and what to do about it. */

export interface Finding {
  check: 'address' | 'alive' | 'key' | 'models' | 'model' | 'call';
  outcome: 'ok' | 'warn' | 'fail';
  text: string;
  /** What helps; only where something is wrong. */
  remedy?: string;
}

/** A gateway, and the key that goes with it. */
export interface Target {
  url: string;
  /** `OPENAI_BASE_URL` or `--url`. */
  urlFrom: string;
  key: string | undefined;
  /** The variable of the key, or the one that should be set. */
  keyFrom: string | undefined;
  /** The code names a variable that nobody knows as a key of this: whoever wrote the code may want somebody's else. */
  isHeldBack?: true;
}

/** A model that the code names, and the place where. */
export interface WantedModel {
  name: string;
  place: string;
  embeds: boolean;
}

export const ok = (check: Finding['check'], text: string): Finding => ({ check, outcome: 'ok', text });
export const warn = (check: Finding['check'], text: string, remedy: string): Finding => ({
  check,
  outcome: 'warn',
  text,
  remedy,
});
export const fail = (check: Finding['check'], text: string, remedy: string): Finding => ({
  check,
  outcome: 'fail',
  text,
  remedy,
});

/** What helps where a gateway falls silent on the way. */
export const AGAIN = 'It answered a moment ago: run it again, and look into the log of the gateway.';

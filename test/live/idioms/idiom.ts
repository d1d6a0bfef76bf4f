/** A way in which programs keep their settings: a key for all, and one of its own for one of the clients. */
export interface Idiom {
  name: string;
  /** The file that holds the settings, and what is in it. */
  path: string;
  text: string;
  /** How the module of the clients gets at them, and at both keys. */
  use: string;
  key: string;
  innerKey: string;
  /** The variables of the two base URLs, as the settings read them. Without a second one, both clients follow the main one. */
  innerVariable?: string;
  /** The settings are asked by name where the clients are built, so that nothing has to be added to them. */
  isAskedAtCalls?: true;
  env?: Record<string, string>;
  /** It takes empty variables out of the environment, so that nobody sees them. */
  dropsEmpty?: true;
  /** Further files. */
  more?: Record<string, string>;
}

export const MAIN = 'OPENAI_BASE_URL';
export const INNER = 'OPENAI_INTERNAL_BASE_URL';

/** An object of settings that bears the names of both keys. */
export const OF_SETTINGS = {
  use: 'from config import settings',
  key: 'settings.openai_api_key',
  innerKey: 'settings.openai_internal_api_key',
  innerVariable: INNER,
};

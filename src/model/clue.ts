/** By what its letters show that a file may use what another one hands on. */
export interface Clue {
  /** It holds this word; undefined: what it uses may bear any name. */
  name: string | undefined;
  /** It imports something by this word; undefined: the name is rare enough by itself. */
  module: string | undefined;
}

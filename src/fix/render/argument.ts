/** An argument to be added to a call, in the notation of the rules. */
export interface NewArgument {
  param: string;
  /** Parameters after which it reads well. */
  beside: readonly string[];
  /** As source text. */
  value: string;
}

/** A rule file that cannot be used. The message is one sentence that says where and why. */
export class RuleError extends Error {
  override readonly name = 'RuleError';

  constructor(
    readonly path: string,
    readonly line: number,
    readonly reason: string,
  ) {
    super(`${path}:${line}: ${reason}.`);
  }
}

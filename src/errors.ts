/** Every error that a user can cause, and what they can do about it. */
interface ErrorText {
  title: string;
  advice: string;
  exitCode: number;
}

const ERRORS = {
  'path-missing': {
    title: 'There is no such file or folder',
    advice: 'Paths are relative to the current folder; check the spelling, or leave the path out to read this folder.',
    exitCode: 2,
  },
  'path-not-readable': {
    title: 'This can not be read',
    advice: 'Check its permissions, or name another path.',
    exitCode: 2,
  },
  'path-not-regular': {
    title: 'This is neither a file nor a folder',
    advice: 'Pipes, sockets and devices are never read; name a file or folder.',
    exitCode: 2,
  },
  'nothing-to-check': {
    title: 'There is nothing to check',
    advice:
      'A gate that looks at nothing lets everything through: check the paths, and `include` and `exclude` in the configuration; `--verbose` lists what was left out.',
    exitCode: 2,
  },
  'bad-glob': {
    title: 'This pattern can not be used',
    advice:
      'Patterns are written as in a .gitignore, relative to the folder that is read: `tests/`, `*.spec.ts`, `src/**/legacy`.',
    exitCode: 2,
  },
  'bad-size': {
    title: 'This is not a file size',
    advice: 'Write a number of bytes, or one with a unit: 500kB, 5MB.',
    exitCode: 2,
  },
  'bad-config': {
    title: 'The configuration can not be used',
    advice: 'Correct the file, name another with --config FILE, or go without one with --no-config.',
    exitCode: 2,
  },
  'bad-rule-file': {
    title: 'A rule file can not be used',
    advice: '`reroute rules --schema` prints what a rule file may hold.',
    exitCode: 2,
  },
  'unknown-format': {
    title: 'There is no such format',
    advice: '`reroute audit --help` lists the formats.',
    exitCode: 2,
  },
  'output-not-writable': {
    title: 'The report can not be written there',
    advice: 'Name a file in an existing folder that you may write to, or leave --output out to print the report.',
    exitCode: 2,
  },
  'bad-report': {
    title: 'This is not a saved report',
    advice: 'Make one with `reroute audit --format json --output report.json`, in this version.',
    exitCode: 2,
  },
  'bad-baseline': {
    title: 'The baseline can not be used',
    advice: '`reroute check --baseline FILE --update-baseline` writes a new one.',
    exitCode: 2,
  },
  'bad-ref': {
    title: 'What changed can not be told',
    advice: 'Name a branch, tag or commit that git knows here, or leave --since and --staged out to judge everything.',
    exitCode: 2,
  },
  'no-gateway': {
    title: 'No gateway is named',
    advice:
      'Set the variable that the code reads, as it will be set where the code runs, or name the gateway with --url.',
    exitCode: 2,
  },
  'bad-gateway-file': {
    title: "The gateway's configuration can not be used",
    advice: 'Name the file that the gateway is started with. It is read as data; nothing in it is run or looked up.',
    exitCode: 2,
  },
  'unknown-gateway': {
    title: 'The configuration of this gateway is not known',
    advice: '`reroute rules` lists the gateways; a rule file of your own may add one.',
    exitCode: 2,
  },
  'no-command': {
    title: 'The command can not be started',
    advice: 'Write it after --, as you would type it: `reroute prove -- pytest tests/`.',
    exitCode: 2,
  },
  'bad-timeout': {
    title: 'This is not a number of seconds',
    advice: 'Write a number above 0 and up to 86400, a day.',
    exitCode: 2,
  },
  'bad-seconds': {
    title: 'This is not a number of seconds',
    advice: 'Write a number above 0 and up to 600.',
    exitCode: 2,
  },
  unfinished: {
    title: 'The answer is not whole',
    advice:
      'Allow more time with --timeout SECONDS, more memory with NODE_OPTIONS=--max-old-space-size=MEGABYTES, or read less: name folders, or --exclude some.',
    exitCode: 2,
  },
  'nothing-there': {
    title: 'No client is known at this place',
    advice: 'Places are written PATH:LINE, as `reroute audit` lists them.',
    exitCode: 2,
  },
  'native-parser-missing': {
    title: 'The Python parser could not be loaded',
    advice: 'It is native code: reinstall for this platform and Node.js version, with install scripts allowed.',
    exitCode: 2,
  },
  'bad-fix-option': {
    title: 'This option can not be used',
    advice: '`reroute fix --help` lists what there is.',
    exitCode: 2,
  },
  'dirty-files': {
    title: 'These files differ from what git has of them',
    advice: 'Commit or stash the changes first, or change the files all the same with --allow-dirty.',
    exitCode: 2,
  },
  'fix-not-writable': {
    title: 'The change could not be written',
    advice: 'Check permissions and links, or save the patch with --patch FILE and apply it yourself.',
    exitCode: 2,
  },
} as const satisfies Record<string, ErrorText>;

export type UserErrorKind = keyof typeof ERRORS;

/** An error the user can do something about. `detail` names the thing: a path, a pattern, a key and what is wrong with it. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly exitCode: number;
  readonly advice: string;

  constructor(
    readonly kind: UserErrorKind,
    detail: string,
    options?: ErrorOptions,
  ) {
    super(`${ERRORS[kind].title}: ${detail}`, options);
    this.exitCode = ERRORS[kind].exitCode;
    this.advice = ERRORS[kind].advice;
  }
}

/** What an operating system error means, in words. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error);
  return (code !== undefined && SYSTEM_REASONS[code]) || error.message;
}

/** What a parser has to say of a text, without the text: it may be of a file that nobody wants to see quoted. */
export function parserReason(error: unknown): string {
  const [said = ''] = reasonOf(error).split('\n');
  if (/is not valid JSON$/.test(said)) return 'an unexpected character';
  return said
    .replace(/^Invalid TOML document: /, '')
    .replace(/: .*$/s, '')
    .replace(/(escape sequence|start with) .*$/s, '$1')
    .replace(/ at line \d+, column \d+$/, '');
}

export function codeOf(error: unknown): string | undefined {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

const SYSTEM_REASONS: Record<string, string> = {
  ENOENT: 'no such file or folder',
  ENOTDIR: 'part of the path is not a folder',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EISDIR: 'this is a folder',
  ELOOP: 'symbolic link',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  ENOSPC: 'no space left on the device',
  EROFS: 'the file system is read-only',
  EIO: 'input/output error',
  ENXIO: 'a pipe, socket or device',
};

/** ` Did you mean "x"?`, or nothing when no candidate is near. */
export function didYouMean(written: string, candidates: readonly string[]): string {
  const near = candidates
    .map((candidate) => ({ candidate, distance: editDistance(written.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)[0];
  return near === undefined ? '' : ` Did you mean "${near.candidate}"?`;
}

function editDistance(a: string, b: string): number {
  // The written word can be anything; a long one is near to nothing.
  if (Math.abs(a.length - b.length) > 5) return Infinity;
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const swap = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1] ? 0 : 1);
      current.push(Math.min(swap, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? Infinity;
}

/** Failures of what we stand on that a user can mend. */
export function userErrorFrom(error: unknown): UserError | undefined {
  const isNative =
    codeOf(error) === 'ERR_DLOPEN_FAILED' || /No native build was found|tree[-_]sitter.*\.node\b/.test(reasonOf(error));
  return isNative
    ? new UserError('native-parser-missing', reasonOf(error).split('\n')[0] ?? '', { cause: error })
    : undefined;
}

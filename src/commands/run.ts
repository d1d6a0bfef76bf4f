/** argv in, exit code out. */
import { CommanderError } from 'commander';
import { version } from '../config/version.js';
import { codeOf, reasonOf, UserError, userErrorFrom } from '../errors.js';
import { visibleBlock } from '../report/text.js';
import type { Io } from './io.js';
import type { LoadAudit } from './pipeline.js';
import { buildProgram } from './program.js';

const COULD_NOT_RUN = 2;
const WITH_FORMATS = ['audit', 'check', 'report'];

export async function run(argv: readonly string[], io: Io, loadAudit: LoadAudit): Promise<number> {
  let exitCode = 0;
  const program = buildProgram(
    {
      version: version(),
      // Only this help names them, and the rest should not wait for the reporters.
      formatNames: WITH_FORMATS.some((name) => argv.includes(name))
        ? Object.keys((await import('../report/index.js')).formats)
        : [],
      audit: async (flags) => {
        const { runAudit } = await import('./audit.js');
        exitCode = await runAudit(flags, io, loadAudit);
      },
      check: async (flags) => {
        const { runCheck } = await import('./check.js');
        exitCode = await runCheck(flags, io, loadAudit);
      },
      fix: async (flags) => {
        const { runFix } = await import('./fix.js');
        exitCode = await runFix(flags, io, loadAudit);
      },
      doctor: async (flags) => {
        const { runDoctor } = await import('./doctor.js');
        exitCode = await runDoctor(flags, io, loadAudit);
      },
      prove: async (flags) => {
        const { runProve } = await import('./prove.js');
        exitCode = await runProve(flags, io, loadAudit);
      },
      report: async (flags) => {
        const { runReport } = await import('./report.js');
        exitCode = runReport(flags, io);
      },
      explain: async (flags) => {
        const { runExplain } = await import('./explain.js');
        exitCode = await runExplain(flags, io, loadAudit);
      },
      init: async (flags) => {
        const { runInit } = await import('./init.js');
        exitCode = await runInit(flags, io, loadAudit);
      },
      models: async (flags) => {
        const { runModels } = await import('./models.js');
        exitCode = await runModels(flags, io, loadAudit);
      },
      rules: async (flags) => {
        const { runRules } = await import('./rules.js');
        exitCode = await runRules(flags, io);
      },
    },
    io,
  );
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return complain(error, wantsStack(argv, io), io);
  }
}

function complain(error: unknown, withStack: boolean, io: Io): number {
  // Commander has already said what there is to say.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : COULD_NOT_RUN;
  const known = error instanceof UserError ? error : userErrorFrom(error);
  if (known) {
    io.stderr(visibleBlock(`reroute: ${known.message}\n${known.advice}\n`));
    if (withStack) io.stderr(stackOf(known));
    return known.exitCode;
  }
  io.stderr(visibleBlock(`reroute failed unexpectedly: ${reasonOf(error)}\n`));
  io.stderr(withStack ? stackOf(error) : 'Run it again with --verbose for details.\n');
  return COULD_NOT_RUN;
}

function wantsStack(argv: readonly string[], { env }: Io): boolean {
  return argv.includes('--verbose') || argv.includes('-v') || Boolean(env['DEBUG']);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause instanceof Error ? `caused by ${placesOf(error.cause)}` : '';
  return `${visibleBlock(error.stack ?? error.message)}\n${cause}`;
}

/** What a parser complains of may be a line of the file that it was given: of such an error, only where it was thrown. */
function placesOf(error: Error): string {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^ {4}at /.test(line));
  return [`${error.name} ${codeOf(error) ?? ''}`.trimEnd(), ...frames, ''].join('\n');
}

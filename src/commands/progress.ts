/** What a person who waits gets to see, and how long each stage took. */
import type { Progress } from '../model/options.js';
import type { Io } from './io.js';

export interface Watch {
  /** Call it as a stage moves on. */
  progress: (step: Progress) => void;
  /** Ends the stage before it, starts this one. */
  stage: (name: string) => void;
  /** Clears the line; the timings of all stages, in milliseconds. */
  end: () => Timing[];
}

export interface Timing {
  stage: string;
  milliseconds: number;
}

const SILENT_FOR = 300;
const REDRAW_AFTER = 100;
const CLEAR_LINE = '\r\u001B[K';

export function watch(io: Io, isShown: boolean, now: () => number = () => performance.now()): Watch {
  const start = now();
  const timings: Timing[] = [];
  let current: { name: string; since: number } | undefined;
  let drawnAt: number | undefined;

  const close = (): void => {
    if (current) timings.push({ stage: current.name, milliseconds: now() - current.since });
    current = undefined;
  };
  const stage = (name: string): void => {
    if (current?.name === name) return;
    close();
    current = { name, since: now() };
  };
  const draw = ({ stage: name, done, total }: Progress): void => {
    const time = now();
    if (!isShown || time - start < SILENT_FOR || time - (drawnAt ?? -Infinity) < REDRAW_AFTER) return;
    io.stderr(`${CLEAR_LINE}${name} ${done} of ${total}`);
    drawnAt = time;
  };
  return {
    stage,
    progress: (step) => {
      stage(step.stage);
      draw(step);
    },
    end: () => {
      close();
      if (drawnAt !== undefined) io.stderr(CLEAR_LINE);
      drawnAt = undefined;
      return timings;
    },
  };
}

export function timingLines(timings: readonly Timing[]): string {
  const total = timings.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  return [...timings, { stage: 'total', milliseconds: total }]
    .map(({ stage, milliseconds }) => `${stage.padEnd(10)} ${milliseconds.toFixed(0).padStart(7)} ms\n`)
    .join('');
}

/** What a stage that runs the user's own command may do to processes, and learn of its own. */
export type Signal = 'SIGINT' | 'SIGTERM';

export interface Processes {
  /** Calls back when somebody wants this program to end, which then does not; the answer takes the listener away. */
  onSignal(take: (signal: Signal) => void): () => void;
  /** Says nothing of a process that is gone. A negative number is a whole group. */
  kill(pid: number, signal: Signal | 'SIGKILL'): void;
}

/** Runs what is about one file; should it fail, that becomes the file's outcome, and the other files are none the worse. */
export type Attempt = <T>(path: string, run: () => T, otherwise: T) => T;

export const plainly: Attempt = (_path, run) => run();

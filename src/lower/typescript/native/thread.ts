/** The native parser on a thread of its own, asked and waited for as if it were a function. */
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads';

/**
 * The parser descends into what is nested without looking at its stack, and where that ends, so does the process. A
 * thread's stack can be chosen: in this one `LONGEST` brackets, one in the other, find room. Memory is taken only as far
 * as it is used.
 */
const STACK_MB = 512;
/** Characters. None took more than 1.7 kB of the stack, whatever was nested in what; here there are 2.7 kB for each. */
export const LONGEST = 200_000;
/** A file takes milliseconds. What needs longer is no longer asked. */
const PATIENCE_MS = 20_000;

export type Language = 'ts' | 'tsx' | 'jsx';

export interface Answer {
  /** The tree as JSON; absent where the parser found fault with the text. */
  tree?: string;
  comments: { value: string; start: number; end: number }[];
}

interface Asked {
  language: Language;
  text: string;
  comments: boolean;
}

/** What the thread runs. A tree crosses over as text: that is one copy, where objects would be made twice. */
const THREAD = `
const { port, turns, bindings } = require('node:worker_threads').workerData;
const answer = (message) => {
  port.postMessage(message);
  Atomics.add(turns, 0, 1);
  Atomics.notify(turns, 0);
};
const OPTIONS = { preserveParens: false, sourceType: 'unambiguous' };
const read = (parseSync, { language, text, comments }) => {
  const result = parseSync('source.' + language, text, { ...OPTIONS, lang: language });
  return result.errors.length > 0
    ? { comments: [] }
    : { tree: result.program, comments: comments ? result.comments : [] };
};
import(bindings).then(
  ({ parseSync }) => port.on('message', (asked) => {
    try { answer(read(parseSync, asked)); } catch { answer({ comments: [] }); }
  }),
  () => answer(null),
);
`;

interface Thread {
  port: MessagePort;
  turns: Int32Array;
}

let shared: Thread | 'none' | undefined;

/** `undefined` where this machine has no such parser. */
export function askThread(asked: Asked): Answer | undefined {
  shared ??= startThread();
  if (shared === 'none') return undefined;
  shared.port.postMessage(asked);
  const answer = awaited(shared);
  if (!answer) shared = 'none';
  return answer;
}

function startThread(): Thread | 'none' {
  try {
    const bindings = pathToFileURL(createRequire(import.meta.url).resolve('oxc-parser/src-js/bindings.js')).href;
    const { port1, port2 } = new MessageChannel();
    const turns = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(THREAD, {
      eval: true,
      env: {},
      execArgv: [],
      workerData: { port: port2, turns, bindings },
      transferList: [port2],
      resourceLimits: { stackSizeMb: STACK_MB },
    });
    // A thread that fails has said so, or will not answer: either way the other parser takes over.
    worker.on('error', () => (shared = 'none'));
    worker.unref();
    return { port: port1, turns };
  } catch {
    return 'none';
  }
}

function awaited({ port, turns }: Thread): Answer | undefined {
  for (;;) {
    const turn = Atomics.load(turns, 0);
    const received = receiveMessageOnPort(port) as { message: Answer | null } | undefined;
    if (received) return received.message ?? undefined;
    if (Atomics.wait(turns, 0, turn, PATIENCE_MS) === 'timed-out') return undefined;
  }
}

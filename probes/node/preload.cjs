/** Loaded into every Node.js process by `reroute prove`: writes down which known hosts it contacts, and from which line. */
'use strict';
const { createHook, executionAsyncId } = require('node:async_hooks');
const { subscribe } = require('node:diagnostics_channel');
const { appendFileSync, readFileSync, realpathSync } = require('node:fs');
const { findSourceMap } = require('node:module');
const net = require('node:net');
const { isAbsolute, join, relative, sep } = require('node:path');
const { fileURLToPath } = require('node:url');
const { threadId } = require('node:worker_threads');

const MOST_FRAMES = 8;
const DEPTH = 40;

const plan = JSON.parse(readFileSync(process.env.REROUTE_PROBE, 'utf8'));
const log = join(plan.log, `node-${process.pid}-${threadId}.jsonl`);
const exact = new Set(plan.hosts);
const gateways = new Set(plan.gateways.map(([host, port]) => `${host} ${port ?? ''}`));
const written = new Set();

const write = (row) => appendFileSync(log, `${JSON.stringify({ pid: process.pid, ...row })}\n`);

function kindOf(host, port) {
  const name = host === '127.0.0.1' || host === '::1' ? 'localhost' : host;
  if (gateways.has(`${name} ${port}`) || gateways.has(`${name} `)) return 'gateway';
  return exact.has(host) || plan.suffixes.some((suffix) => host.endsWith(`.${suffix}`)) ? 'vendor' : undefined;
}

/** The frames of the project's own code on the stack, nearest first. */
function ownFrames() {
  const { prepareStackTrace, stackTraceLimit } = Error;
  Error.prepareStackTrace = (_error, stack) => stack;
  Error.stackTraceLimit = DEPTH;
  const holder = {};
  Error.captureStackTrace(holder, ownFrames);
  const stack = holder.stack;
  Error.prepareStackTrace = prepareStackTrace;
  Error.stackTraceLimit = stackTraceLimit;
  return Array.isArray(stack) ? stack.filter((site) => placeIn(site.getFileName()) !== undefined) : [];
}

const places = new Map();

/** Relative to the root; undefined for what is not the project's. */
function placeIn(file) {
  if (typeof file !== 'string') return undefined;
  if (!places.has(file)) places.set(file, place(file));
  return places.get(file);
}

function place(file) {
  try {
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    if (!isAbsolute(path)) return undefined;
    const inside = relative(plan.root, path.replace(/[?#].*$/, ''));
    const isOutside = inside.startsWith('..') || isAbsolute(inside);
    return isOutside || inside.split(sep).includes('node_modules') ? undefined : inside.split(sep).join('/');
  } catch {
    return undefined;
  }
}

/** Where in the source it stands, for code that was compiled on the way. */
function mapped(site) {
  const [file, line, column] = [site.getFileName(), site.getLineNumber() ?? 0, site.getColumnNumber() ?? 0];
  const entry = findSourceMap(file)?.findEntry(line - 1, column - 1);
  if (typeof entry?.originalLine === 'number')
    return [placeIn(entry.originalSource) ?? placeIn(file), entry.originalLine + 1];
  if (typeof Error.prepareStackTrace === 'function') {
    try {
      const said = /:(\d+):\d+\)?\s*$/.exec(String(Error.prepareStackTrace(new Error('place'), [site])));
      if (said) return [placeIn(file), Number(said[1])];
    } catch {
      // Somebody else's function; the place as it runs is better than none.
    }
  }
  return [placeIn(file), line];
}

/** Which of the project's lines started an asynchronous operation: an SDK answers long after its caller left the stack. */
const started = new Map();

createHook({
  init(id) {
    const own = ownFrames();
    const before = started.get(executionAsyncId());
    const all = own.length === 0 ? before : [...own, ...(before ?? [])].slice(0, MOST_FRAMES);
    if (all) started.set(id, all);
  },
  destroy(id) {
    started.delete(id);
  },
}).enable();

function frames() {
  const rows = [...ownFrames(), ...(started.get(executionAsyncId()) ?? [])].map(mapped);
  return [...new Map(rows.map((row) => [row.join(':'), row])).values()].slice(0, MOST_FRAMES);
}

/** Answers whether it is to be refused. */
function contact(written_, port) {
  const host = String(written_ ?? '')
    .toLowerCase()
    .replace(/^\[|\]$|\.$/g, '');
  const kind = kindOf(host, Number(port));
  if (kind === undefined) return false;
  const blocked = plan.block && kind === 'vendor';
  const trail = frames();
  const key = JSON.stringify([host, trail]);
  if (!written.has(key)) {
    written.add(key);
    write({ host, port: Number(port), kind, frames: trail, blocked });
  }
  return blocked;
}

function fromOrigin(origin) {
  const url = new URL(origin);
  contact(url.hostname, url.port || (url.protocol === 'https:' ? 443 : 80));
}

// A subscriber that throws would end the program.
const safely = (take) => (message) => {
  try {
    take(message);
  } catch {
    // Not seen here, but when it connects.
  }
};

subscribe(
  'undici:request:create',
  safely(({ request }) => fromOrigin(request.origin)),
);
subscribe(
  'http.client.request.start',
  safely(({ request }) => fromOrigin(`${request.protocol}//${request.getHeader('host')}`)),
);

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const { host, port } = typeof first === 'object' && first !== null ? first : { host: args[1], port: first };
  if (typeof host === 'string' && contact(host, port)) {
    const error = Object.assign(new Error(`reroute prove --block refuses ${host}`), { code: 'ECONNREFUSED' });
    process.nextTick(() => this.destroy(error));
    return this;
  }
  return connect.apply(this, args);
};

try {
  plan.root = realpathSync(plan.root);
} catch {
  // As it was given, then.
}
write({ runtime: `Node.js ${process.versions.node.split('.')[0]}` });

/** Builds clients as told on stdin, calls them, and says which host each call would have contacted. Nothing leaves. */
import { AsyncLocalStorage } from 'node:async_hooks';
import net from 'node:net';
import { text } from 'node:stream/consumers';

const current = new AsyncLocalStorage();

net.Socket.prototype.connect = function refuse(...args) {
  const [options] = Array.isArray(args[0]) ? args[0] : args;
  current.getStore()?.({ contacted: `${options.host ?? options.hostname}:${options.port}` });
  queueMicrotask(() => this.destroy(new Error('refused')));
  return this;
};

/** JSON has no undefined. */
const revive = (value) => {
  if (value?.$ === 'undefined') return undefined;
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revive(inner)]));
};

const said = (error) => `${error?.name ?? 'Error'}: ${error?.message ?? String(error)}`.slice(0, 300);

let loads = 0;

/** An instance is made while its package loads: each case loads it anew. */
async function target({ module, path, instance }) {
  let found = await import(instance ? `${import.meta.resolve(module)}?${++loads}` : module);
  for (const part of path) found = found?.[part];
  if (found === undefined) throw new Error(`no ${path.join('.')} in ${module}`);
  return found;
}

async function outcome(one) {
  let found;
  try {
    found = await target(one);
  } catch (error) {
    return { absent: said(error) };
  }
  let client;
  try {
    const args = revive(one.args);
    client = one.instance ? found : one.isNew ? new found(...args) : found(...args);
    if (one.derive !== undefined) client = client[one.derive](revive(one.derived));
    Object.assign(client, one.set ?? {});
    Object.assign(process.env, one.late ?? {});
  } catch (error) {
    return { unbuilt: said(error) };
  }
  const library = await import(one.module);
  const call = new Function('client', 'library', `return (${one.call})`);
  return new Promise((answer) => {
    const finish = (value) => setImmediate(() => answer(value));
    current.run(answer, async () => {
      try {
        const result = await call(client, library);
        if (result?.[Symbol.asyncIterator]) for await (const item of result) if (item !== undefined) break;
        finish({ failed: 'nothing was contacted' });
      } catch (error) {
        finish({ failed: said(error) });
      }
    });
  });
}

process.on('unhandledRejection', () => undefined);
const kept = Object.fromEntries(
  ['PATH', 'HOME'].flatMap((name) => (name in process.env ? [[name, process.env[name]]] : [])),
);
const cases = JSON.parse(await text(process.stdin));
const outcomes = [];
for (const one of cases) {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, kept, one.env);
  outcomes.push(await outcome(one));
}
process.stdout.write(JSON.stringify(outcomes), () => process.exit(0));

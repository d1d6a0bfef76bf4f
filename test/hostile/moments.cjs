/** Loaded before the tool: something happens to it at a chosen moment of its writing. */
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');

const { SIGNAL, FAIL, MOMENT, HOLD } = process.env;
const isOurs = (path) => /\.reroute-[0-9a-f]+\.tmp$/.test(String(path));
let moment = 0;
let kept = 0;

/** The kernel is through with it before this returns: a process that has not taken the signal ends here. */
function pass() {
  moment++;
  if (MOMENT && Number(MOMENT) !== moment) return;
  if (SIGNAL) process.kill(process.pid, SIGNAL);
  if (FAIL) throw Object.assign(new Error(FAIL), { code: FAIL });
}

const { openSync, writeFileSync, fsyncSync, renameSync } = fs;

fs.openSync = (path, ...rest) => {
  if (isOurs(path)) pass();
  return openSync(path, ...rest);
};
fs.writeFileSync = (to, text, ...rest) => {
  if (typeof to !== 'number') return writeFileSync(to, text, ...rest);
  const half = Math.floor(text.length / 2);
  writeFileSync(to, text.slice(0, half));
  pass();
  return writeFileSync(to, text.slice(half), ...rest);
};
fs.fsyncSync = (handle) => {
  pass();
  fsyncSync(handle);
  // Both are written beside their files, and neither is in its place.
  if (HOLD && ++kept === 2) wait();
};
fs.renameSync = (from, to) => {
  if (isOurs(from)) pass();
  return renameSync(from, to);
};

function wait() {
  writeFileSync(`${HOLD}.ready`, '');
  while (!fs.existsSync(`${HOLD}.go`)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
}

syncBuiltinESMExports();

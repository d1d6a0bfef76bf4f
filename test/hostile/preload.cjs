/** Loaded before the tool: whoever opens a connection, or starts anything but git, ends the process. */
const childProcess = require('node:child_process');
const dgram = require('node:dgram');
const dns = require('node:dns');
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
const { basename, isAbsolute } = require('node:path');
const { writeSync } = require('node:fs');

const FORBIDDEN = 86;

function refuse(what) {
  return () => {
    writeSync(2, `REFUSED ${what}\n`);
    process.exit(FORBIDDEN);
  };
}

net.Socket.prototype.connect = refuse('connect');
net.Server.prototype.listen = refuse('listen');
dgram.createSocket = refuse('dgram');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[name] = refuse(`dns.${name}`);
globalThis.fetch = refuse('fetch');
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork']) {
  const original = childProcess[name];
  childProcess[name] = (program, ...rest) => {
    if (
      !isAbsolute(program) ||
      basename(program) !== 'git' ||
      program.startsWith(process.cwd()) ||
      rest.some((options) => options?.shell)
    )
      refuse(`${name} ${program}`)();
    writeSync(2, `STARTED git\n`);
    return original(program, ...rest);
  };
}
syncBuiltinESMExports();

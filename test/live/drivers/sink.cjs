/** Every host but loopback is out of reach; what was tried is written down. A sink stands for the vendor. */
'use strict';
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const VENDOR = 'api.openai.com';
const sink = { host: '127.0.0.1', port: Number(process.env.REROUTE_SINK_PORT) };

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const isNormalised = Array.isArray(args[0]);
  const first = isNormalised ? args[0][0] : args[0];
  const host = typeof first === 'object' && first !== null ? first.host : undefined;
  if (host === undefined || ['127.0.0.1', 'localhost', '::1'].includes(host)) return connect.apply(this, args);
  appendFileSync(process.env.REROUTE_SINK, `${host}\n`);
  if (host === VENDOR) {
    if (isNormalised) args[0][0] = { ...first, ...sink };
    else args[0] = { ...first, ...sink };
    return connect.apply(this, args);
  }
  process.nextTick(() => this.destroy(Object.assign(new Error('out of reach'), { code: 'ENOTFOUND' })));
  return this;
};

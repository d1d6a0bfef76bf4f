/** Every host but loopback is out of reach; what was tried is written down. */
'use strict';
const { appendFileSync } = require('node:fs');
const net = require('node:net');

const connect = net.Socket.prototype.connect;
net.Socket.prototype.connect = function (...args) {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  const host = typeof first === 'object' && first !== null ? first.host : undefined;
  if (host === undefined || ['127.0.0.1', 'localhost', '::1'].includes(host)) return connect.apply(this, args);
  appendFileSync(process.env.REROUTE_SINK, `${host}\n`);
  process.nextTick(() => this.destroy(Object.assign(new Error('out of reach'), { code: 'ENOTFOUND' })));
  return this;
};

/** Servers that are broken in one way each. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import {
  createServer as createHttpServer,
  request,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Running {
  port: number;
  close(): Promise<void>;
}

async function running(server: Server): Promise<Running> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Accepts connections and never answers. */
export const silent = (): Promise<Running> => running(createServer(() => undefined));

export const http = (listener: RequestListener): Promise<Running> => running(createHttpServer(listener));

/** Passes a request on to another server, and its answer back. */
export function onward({ url }: { url: string }, incoming: IncomingMessage, outgoing: ServerResponse): void {
  const { method, headers } = incoming;
  const passed = request(`${url}${incoming.url ?? ''}`, { method, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  passed.on('error', () => outgoing.destroy());
  incoming.pipe(passed);
}

export interface RunningTls extends Running {
  certificate: string;
}

export async function https(listener: RequestListener, name = 'localhost'): Promise<RunningTls> {
  const folder = mkdtempSync(join(tmpdir(), 'reroute-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
  const made = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', ...subject];
  execFileSync('openssl', ['req', '-x509', ...made], { stdio: 'ignore' });
  const certificate = readFileSync(cert, 'utf8');
  const server = createHttpsServer({ key: readFileSync(key), cert: certificate }, listener);
  rmSync(folder, { recursive: true });
  return { ...(await running(server)), certificate };
}

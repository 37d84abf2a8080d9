import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** By the clock of the test. */
  readonly at: number;
}

/** What the endpoint does with one request: it has the bare socket, so any byte may be the last. */
export type Behaviour = (socket: Socket, received: Received) => void | Promise<void>;

interface Options {
  readonly clock?: () => number;
  readonly tls?: { readonly key: string; readonly cert: string };
}

/** An OpenAI-compatible endpoint on loopback that does what it is told, byte by byte. */
export class ScriptedEndpoint {
  readonly received: Received[] = [];
  /** Connections that were ever opened. */
  connections = 0;
  private script: Behaviour[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private readonly clock: () => number;
  private readonly scheme: string;

  private constructor({ clock = Date.now, tls }: Options) {
    this.clock = clock;
    this.scheme = tls === undefined ? 'http' : 'https';
    this.server = tls === undefined ? createServer() : createTlsServer(tls);
    this.server.on('request', (request) => void this.receive(request));
    this.server.on('connection', (socket: Socket) => {
      this.connections += 1;
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => {});
    });
  }

  static async start(options: Options = {}): Promise<ScriptedEndpoint> {
    const endpoint = new ScriptedEndpoint(options);
    await new Promise<void>((resolve) => {
      endpoint.server.listen(0, '127.0.0.1', resolve);
    });
    return endpoint;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The base URL. */
  get url(): string {
    return `${this.scheme}://127.0.0.1:${this.port}/v1`;
  }

  /** One behaviour for each request to come; the last one goes on. */
  follow(...script: Behaviour[]): this {
    this.script = script;
    return this;
  }

  forget(): void {
    this.received.length = 0;
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  private async receive(request: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const received: Received = {
      method: request.method ?? '',
      path: request.url ?? '',
      headers: request.headers,
      body: Buffer.concat(chunks).toString('utf8'),
      at: this.clock(),
    };
    this.received.push(received);
    const [behaviour] = this.script.length > 1 ? this.script.splice(0, 1) : this.script;
    await behaviour?.(request.socket, received);
  }
}

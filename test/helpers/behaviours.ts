/** What a scripted endpoint may do with a request, from the right reply to every fault. */
import type { Socket } from 'node:net';
import type { Behaviour, Received } from './scripted-endpoint.ts';

type Headers = Readonly<Record<string, string>>;

/** A whole HTTP response as bytes. */
export function response(status: number, body: string, headers: Headers = {}): Buffer {
  const fields = {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
    ...headers,
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`HTTP/1.1 ${status} Scripted\r\n${head.join('')}\r\n${body}`);
}

/** A chat completion as JSON; `more` replaces fields of its one choice. */
export function completion(content: string | null, more: object = {}): string {
  return JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    choices: [
      { index: 0, message: { role: 'assistant', content }, finish_reason: 'stop', ...more },
    ],
    usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
  });
}

export function says(content: string | ((received: Received) => string), more?: object): Behaviour {
  return (socket, received) => {
    const text = typeof content === 'string' ? content : content(received);
    socket.end(response(200, completion(text, more)));
  };
}

export function answersWith(status: number, body = '{}', headers: Headers = {}): Behaviour {
  return (socket) => void socket.end(response(status, body, headers));
}

/** Sends so many bytes of a response and then resets the connection, or ends it as if that were all. */
export function cutAfter(bytes: number, whole: Buffer, how: 'reset' | 'end' = 'reset'): Behaviour {
  return (socket) => {
    socket.write(whole.subarray(0, bytes), () => {
      if (how === 'reset') socket.resetAndDestroy();
      else socket.end();
    });
  };
}

export function resets(): Behaviour {
  return (socket) => void socket.resetAndDestroy();
}

/** Takes the request and says nothing, ever. */
export function keepsSilent(): Behaviour {
  return () => {};
}

/** Sends so many bytes and then nothing more, the connection left open. */
export function stallsAfter(bytes: number, whole: Buffer): Behaviour {
  return (socket) => void socket.write(whole.subarray(0, bytes));
}

/** A byte at a time for as long as somebody reads. */
export function dribbles(whole: Buffer, everyMs: number): Behaviour {
  return (socket) => {
    let at = 0;
    const timer = setInterval(() => {
      socket.write(whole.subarray(at % whole.length, (at % whole.length) + 1));
      at += 1;
    }, everyMs);
    socket.on('close', () => clearInterval(timer));
  };
}

/** A reply of so many bytes, as fast as it is read. */
export function floods(bytes: number): Behaviour {
  return async (socket) => {
    socket.write(
      `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${bytes}\r\n\r\n`,
    );
    const chunk = Buffer.alloc(64 * 1024, 0x20);
    for (let sent = 0; sent < bytes && !socket.destroyed; sent += chunk.length) {
      if (!socket.write(chunk)) await drained(socket);
    }
  };
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}

export function redirectsTo(url: string, status = 307): Behaviour {
  return answersWith(status, '', { location: url });
}

/** The words one by one as server-sent events. `end` leaves out what says that the reply is whole. */
export function streams(words: readonly string[], end: 'whole' | 'cut' = 'whole'): Behaviour {
  return (socket) => {
    const event = (value: object) => `data: ${JSON.stringify(value)}\n\n`;
    const pieces = words.map((content) => event({ choices: [{ delta: { content } }] }));
    const close = [event({ choices: [{ delta: {}, finish_reason: 'stop' }] }), 'data: [DONE]\n\n'];
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n');
    for (const piece of pieces) socket.write(piece);
    if (end === 'whole') socket.end(close.join(''));
    else socket.resetAndDestroy();
  };
}

import { EventEmitter, getMaxListeners, once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { Agent } from 'undici';
import { afterEach, describe, expect, test } from 'vitest';
import { TransportError } from '../../src/errors.ts';
import { htmlAnswer, isHtml } from '../../src/http/html.ts';
import type { HttpOptions } from '../../src/http/options.ts';
import { type HttpRequest, openTransport, type Transport } from '../../src/http/transport.ts';
import { systemClock } from '../../src/retry/clock.ts';

const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

async function listen<S extends Server | TcpServer>(server: S): Promise<URL> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/services`);
}

async function serve(listener: RequestListener): Promise<URL> {
  const server = createServer(listener);
  open.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return listen(server);
}

/** Answers with raw bytes once a request has begun, so that an answer can be wrong in ways a server library would not allow. */
async function serveRaw(onRequest: (socket: Socket) => void): Promise<URL> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => onRequest(socket));
  });
  open.push(server);
  return listen(server);
}

function transport(options?: HttpOptions, signal?: AbortSignal): Transport {
  const made = openTransport(options, { signal });
  open.push(made);
  return made;
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const post = (url: URL, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'text/xml; charset=UTF-8' },
  body: new TextEncoder().encode('<hello/>'),
  ...more,
});

async function failureOf(run: Promise<unknown>): Promise<TransportError> {
  const error = await run.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(TransportError);
  return error as TransportError;
}

describe('a request', () => {
  test('arrives whole, with its length, and brings back status, headers and body', async () => {
    const url = await serve(async (request, response) => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece);
      const { 'content-length': length, 'content-type': type, 'accept-encoding': encoding } = request.headers;
      response.writeHead(500, { 'X-Seen': JSON.stringify({ length, type, encoding, method: request.method, url: request.url }) });
      response.end(Buffer.concat(pieces));
    });
    const answer = await transport().send(post(new URL('/a/b?c=d', url)));
    expect(answer.status).toBe(500);
    expect(JSON.parse(answer.headers['x-seen']!)).toEqual({
      length: '8',
      type: 'text/xml; charset=UTF-8',
      encoding: 'gzip',
      method: 'POST',
      url: '/a/b?c=d',
    });
    expect(text(await answer.bytes())).toBe('<hello/>');
  });

  test('takes a socket that is open rather than a new one', async () => {
    const ports = new Set<number | undefined>();
    const url = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      request.resume().on('end', () => response.end('ok'));
    });
    const http = transport();
    for (let i = 0; i < 50; i++) await (await http.send(post(url))).bytes();
    // undici may open a second one while the first is still being put back.
    expect(ports.size).toBeLessThanOrEqual(2);
  });

  test('goes through the dispatcher of the caller, which stays open', async () => {
    const url = await serve((request, response) => request.resume().on('end', () => response.end('ok')));
    const dispatcher = new Agent();
    open.push(dispatcher);
    const http = openTransport({ dispatcher });
    await (await http.send(post(url))).bytes();
    await http.close();
    expect(dispatcher.closed).toBe(false);
  });
});

describe('an answer', () => {
  test('is decompressed', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(100_000))));
    const answer = await transport().send(post(url));
    expect(text(await answer.bytes())).toBe('x'.repeat(100_000));
  });

  test('that is gzip cut short is an error, not a short result', async () => {
    const whole = gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, i) => `row ${i * 7919}`).join('\n')));
    const url = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(whole.subarray(0, whole.length - 100)),
    );
    const answer = await transport().send(post(url));
    const error = await failureOf(answer.bytes());
    expect(error).toMatchObject({ code: 'TRUNCATED_BODY', sent: true });
  });

  test('shorter than its Content-Length is an error', async () => {
    const url = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n<half'));
    const answer = await transport().send(post(url));
    expect(await failureOf(answer.bytes())).toMatchObject({ code: 'TRUNCATED_BODY', sent: true });
  });

  test('in chunks without the last one is an error', async () => {
    const url = await serveRaw((socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<half\r\n'));
    const answer = await transport().send(post(url));
    expect(await failureOf(answer.bytes())).toMatchObject({ code: 'TRUNCATED_BODY', sent: true });
  });

  test.each([
    ['no HTTP', '<sessionId>hunter2</sessionId>'],
    ['a broken header', 'HTTP/1.1 200 OK\r\nBad Header\0: a\r\n\r\n<sessionId>hunter2</sessionId>'],
    ['broken chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n<sessionId>hunter2</sessionId>'],
  ])('that is %s is not quoted by the error, nor by its causes', async (_, answer) => {
    const url = await serveRaw((socket) => socket.end(answer));
    const error = await failureOf(
      transport()
        .send(post(url))
        .then((response) => response.bytes()),
    );
    expect(error.cause).toBeInstanceOf(Error);
    expect(inspect(error, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('hunter2');
  });

  test('over maxResponseBytes is refused, measured after decompression', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(2_000_000))));
    const answer = await transport({ maxResponseBytes: 1_000_000 }).send(post(url));
    expect(await failureOf(answer.bytes())).toMatchObject({ code: 'ANSWER_TOO_LARGE', retryable: false });
  });

  test('may be left in the middle, which frees the socket', async () => {
    const events = new EventEmitter();
    const url = await serve((_, response) => {
      response.on('close', () => events.emit('closed'));
      response.write('x'.repeat(100_000));
    });
    const closed = once(events, 'closed');
    const answer = await transport().send(post(url));
    for await (const _ of answer.body) break;
    await closed;
  });
});

describe('a failure', () => {
  test('to connect says that nothing was sent', async () => {
    const server = createTcpServer();
    const url = await listen(server);
    await new Promise((done) => server.close(done));
    expect(await failureOf(transport().send(post(url)))).toMatchObject({ code: 'CONNECTION_REFUSED', sent: false, retryable: true });
  });

  test('to connect in time, TLS included, says that nothing was sent', async () => {
    const server = createTcpServer((socket) => void socket.on('error', () => {}).resume());
    open.push(server);
    const url = await listen(server);
    url.protocol = 'https:';
    const failure = await failureOf(transport({ connectTimeoutMs: 100 }).send(post(url)));
    expect(failure).toMatchObject({ code: 'CONNECT_TIMEOUT', sent: false, retryable: true });
  });

  test('to find the host says that nothing was sent', async () => {
    const error = await failureOf(transport().send(post(new URL('http://no-such-host.invalid/'))));
    expect(error).toMatchObject({ code: 'DNS_FAILURE', sent: false });
    expect(error.message).toContain('no-such-host.invalid');
  });

  test('to send over a transport that was closed says so', async () => {
    const http = transport();
    await http.close();
    const url = new URL('http://127.0.0.1:9/');
    expect(await failureOf(http.send(post(url)))).toMatchObject({ code: 'CLOSED', sent: false, retryable: false });
  });

  test('of TLS says that nothing was sent', async () => {
    const url = await serveRaw((socket) => socket.end('this is not TLS\r\n\r\n'));
    url.protocol = 'https:';
    expect(await failureOf(transport().send(post(url)))).toMatchObject({ code: 'TLS_FAILURE', sent: false });
  });

  test('after the request left says that it may have arrived', async () => {
    const url = await serveRaw((socket) => socket.destroy());
    expect(await failureOf(transport().send(post(url)))).toMatchObject({ code: 'CONNECTION_RESET', sent: true });
  });

  test('to answer in time is a headers timeout', async () => {
    const url = await serve(() => {});
    expect(await failureOf(transport({ headersTimeoutMs: 50 }).send(post(url)))).toMatchObject({ code: 'HEADERS_TIMEOUT', sent: true });
  });

  test('to go on answering is an idle timeout', async () => {
    const url = await serve((_, response) => void response.write('<a>'));
    const answer = await transport({ idleTimeoutMs: 50 }).send(post(url));
    expect(await failureOf(answer.bytes())).toMatchObject({ code: 'IDLE_TIMEOUT', sent: true });
  });

  test('to end in the total time allowed is named, also for one call', async () => {
    const url = await serve((_, response) => void response.write('<a>'));
    const http = transport();
    const answer = await http.send(post(url, { totalTimeoutMs: 50 }));
    expect(await failureOf(answer.bytes())).toMatchObject({ code: 'TOTAL_TIMEOUT', sent: true });
    expect(await failureOf(transport({ totalTimeoutMs: 50 }).send(post(await serve(() => {}))))).toMatchObject({ code: 'TOTAL_TIMEOUT' });
  });
});

describe('what cannot be sent', () => {
  test('says so, and not that the connection broke: nobody shall try it again', async () => {
    let requests = 0;
    const url = await serve(() => requests++);
    const failure = await failureOf(transport().send(post(url, { headers: { authorization: 'Bearer token\n' } })));
    expect(failure).toMatchObject({ code: 'INVALID_REQUEST', sent: false, retryable: false });
    expect(JSON.stringify(failure) + failure.message).not.toContain('token\\n');
    expect(requests).toBe(0);
  });

  test.each([
    { connectTimeoutMs: -1 },
    { headersTimeoutMs: Number.NaN },
    { idleTimeoutMs: '5' },
    { totalTimeoutMs: -5 },
    { maxConnections: 0 },
    { maxConnections: 1.5 },
    { maxResponseBytes: 0 },
  ])('is not begun with %j', (options) => {
    expect(() => transport(options as HttpOptions)).toThrow(expect.objectContaining({ code: 'INVALID_OPTION' }));
  });
});

describe('an abort', () => {
  test('of the call throws its reason as it is', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const url = await serve(() => controller.abort(reason));
    await expect(transport().send(post(url, { signal: controller.signal }))).rejects.toBe(reason);
  });

  test('of the connection ends a body that is being read', async () => {
    const controller = new AbortController();
    const url = await serve((_, response) => void response.write('<a>'));
    const answer = await transport({}, controller.signal).send(post(url));
    const reading = answer.bytes();
    controller.abort('over');
    await expect(reading).rejects.toBe('over');
  });

  test('before the start sends nothing', async () => {
    let requests = 0;
    const url = await serve(() => requests++);
    await expect(transport().send(post(url, { signal: AbortSignal.abort('no') }))).rejects.toBe('no');
    expect(requests).toBe(0);
  });

  test('of many by one signal is no leak, and Node is not made to warn of one', async () => {
    const url = await serve((request, response) => request.resume().on('end', () => response.end('ok')));
    const { signal } = new AbortController();
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const http = transport({}, new AbortController().signal);
    const all = Array.from({ length: 30 }, async () => (await http.send(post(url, { signal }))).bytes());
    await Promise.all([...all, ...Array.from({ length: 30 }, () => systemClock.sleep(1, signal))]);
    process.off('warning', note);
    expect(warnings).toEqual([]);
    expect(getMaxListeners(new EventTarget())).toBe(10);
  });

  test('signals are forgotten once the answer is read', async () => {
    const { signal } = new AbortController();
    let listening = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listening++;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listening--;
      remove(...args);
    };
    const url = await serve((request, response) => request.resume().on('end', () => response.end('ok')));
    await (await transport({}, signal).send(post(url))).bytes();
    expect(listening).toBe(0);
  });
});

describe('HTML', () => {
  const bytes = (body: string): Uint8Array => new TextEncoder().encode(body);

  test('is known by its first characters or by its declared type', () => {
    expect(isHtml('text/xml', bytes('\n <!DOCTYPE HTML><html>'))).toBe(true);
    expect(isHtml(undefined, bytes('<HTML><body>'))).toBe(true);
    expect(isHtml('text/html; charset=utf-8', bytes('Server too busy'))).toBe(true);
  });

  test('is not an XML document, even one that is declared as HTML', () => {
    expect(isHtml('text/xml', bytes('<?xml version="1.0"?><html/>'))).toBe(false);
    expect(isHtml('text/html', bytes('<?xml version="1.0"?><soapenv:Envelope/>'))).toBe(false);
    expect(isHtml('text/xml', bytes('<soapenv:Envelope/>'))).toBe(false);
  });

  test('is named, with host and status', () => {
    const error = htmlAnswer('na1.example.com', { status: 503 });
    expect(error).toMatchObject({ code: 'HTML_RESPONSE', status: 503, retryable: true });
    expect(error.message).toContain('na1.example.com');
  });
});

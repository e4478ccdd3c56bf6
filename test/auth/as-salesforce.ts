import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Agent } from 'undici';

/** A request as it arrived at one of Salesforce's hosts. */
export interface Arrived {
  readonly origin: string;
  readonly path: string;
  readonly form: Readonly<Record<string, string>>;
}

/** Stands for every host there is: a dispatcher whose sockets all lead to one server here, which answers with a token. */
export async function asSalesforce(run: (dispatcher: Agent, arrived: readonly Arrived[]) => Promise<void>): Promise<void> {
  const arrived: Arrived[] = [];
  const server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const origin = `https://${request.headers.host}`;
    arrived.push({ origin, path: request.url!, form: Object.fromEntries(new URLSearchParams(body)) });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ access_token: 'token', instance_url: origin }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const dispatcher = new Agent({
    connect: (_, callback) => {
      const socket = connect(port, '127.0.0.1', () => callback(null, socket));
    },
  });
  try {
    await run(dispatcher, arrived);
  } finally {
    await dispatcher.close();
    server.closeAllConnections();
    server.close();
  }
}

import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';

/** A request, read to its end. */
export interface CannedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: Buffer;
  /** `http://127.0.0.1:1234`. */
  readonly origin: string;
}

/** Ready-made: the pieces of a body are written as they are. */
export interface CannedAnswer {
  readonly status?: number;
  readonly type: 'text/xml; charset=utf-8' | 'text/csv' | 'application/json' | 'application/xml';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: readonly (string | Uint8Array)[];
}

/** What else there is to a server. */
export interface CannedOptions {
  /** Whether answers are compressed for clients that take it. */
  readonly isGzipped?: true;
  /** Request bodies to be had at `GET /kept`, as a list of strings; once. */
  isKept?(request: CannedRequest): boolean;
}

/**
 * A server on 127.0.0.1 that knows SOAP's login, and for everything else has what `answer` gives. It does nothing but copy, so that the client is what is
 * measured. Returns its origin.
 */
export async function startCannedOrg(
  answer: (request: CannedRequest) => CannedAnswer,
  { isGzipped, isKept }: CannedOptions = {},
): Promise<string> {
  const kept: string[] = [];
  const gzip = makeGzip();
  const answerAny = (request: CannedRequest): CannedAnswer => {
    if (request.path === '/kept') return { type: 'application/json', body: [JSON.stringify(kept.splice(0))] };
    if (isLogin(request)) return loginAnswer(request.origin);
    return answer(request);
  };
  // Clients keep their sockets while others are measured, and while they compute; one that the server closed meanwhile would fail them.
  const server = createServer({ keepAliveTimeout: 0 }, async (incoming, outgoing) => {
    const request = await readRequest(incoming);
    // A few, for whoever verifies; who measures never asks for them.
    if (isKept?.(request) === true && kept.length < 100) kept.push(request.body.toString());
    const { status = 200, type, headers, body: plain } = answerAny(request);
    const isPacked = isGzipped === true && /gzip/.test(String(incoming.headers['accept-encoding']));
    const body = isPacked ? plain.map(gzip) : plain;
    const length = body.reduce((sum, piece) => sum + Buffer.byteLength(piece), 0);
    outgoing.writeHead(status, {
      'content-type': type,
      'content-length': length,
      ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
      ...headers,
    });
    // A client that leaves is its own affair.
    await pipeline(Readable.from(body), outgoing).catch(() => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What clients log in with. */
export const USER = { username: 'ada@example.com', password: 'secret' } as const;

/** The envelope around a SOAP answer of the server. */
export function soapAnswer(body: string): CannedAnswer {
  return { type: 'text/xml; charset=utf-8', body: [ENVELOPE_HEAD, body, ENVELOPE_END] };
}

const ENVELOPE_HEAD =
  '<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" ' +
  'xmlns="urn:partner.soap.sforce.com" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>';
const ENVELOPE_END = '</soapenv:Body></soapenv:Envelope>';

/** Pieces compressed one by one are compressed as a whole. Those that come again and again are compressed once. */
function makeGzip(): (piece: string | Uint8Array) => Uint8Array {
  const done = new WeakMap<Uint8Array, Uint8Array>();
  return (piece) => {
    if (typeof piece === 'string') return gzipSync(piece);
    const packed = done.get(piece) ?? gzipSync(piece);
    done.set(piece, packed);
    return packed;
  };
}

async function readRequest(incoming: IncomingMessage): Promise<CannedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const origin = `http://${incoming.headers.host}`;
  const { pathname, searchParams } = new URL(incoming.url!, origin);
  return { method: incoming.method!, path: pathname, query: searchParams, body: Buffer.concat(chunks), origin };
}

function isLogin({ path, body }: CannedRequest): boolean {
  return path.startsWith('/services/Soap/u/') && body.includes('login>');
}

function loginAnswer(origin: string): CannedAnswer {
  return soapAnswer(
    '<loginResponse><result><metadataServerUrl>https://example.com/m</metadataServerUrl><passwordExpired>false</passwordExpired>' +
      `<sandbox>false</sandbox><serverUrl>${origin}/services/Soap/u/62.0/00D5e0000000001</serverUrl>` +
      '<sessionId>00D5e0000000001!AQEAQMeasured.Session.Id.Of.Hundred.And.Twelve.Characters</sessionId><userId>0055e000000001AAAQ</userId>' +
      '<userInfo><accessibilityMode>false</accessibilityMode><currencySymbol>€</currencySymbol><orgAttachmentFileSizeLimit>5242880' +
      '</orgAttachmentFileSizeLimit><orgDefaultCurrencyIsoCode>EUR</orgDefaultCurrencyIsoCode><orgDisallowHtmlAttachments>false' +
      '</orgDisallowHtmlAttachments><orgHasPersonAccounts>false</orgHasPersonAccounts><organizationId>00D5e0000000001EAA</organizationId>' +
      '<organizationMultiCurrency>false</organizationMultiCurrency><organizationName>Measured</organizationName><profileId>00e5e000001AAAAAA2' +
      '</profileId><roleId xsi:nil="true"/><sessionSecondsValid>7200</sessionSecondsValid><userDefaultCurrencyIsoCode xsi:nil="true"/>' +
      '<userEmail>ada@example.com</userEmail><userFullName>Ada</userFullName><userId>0055e000000001AAAQ</userId><userLanguage>en_US' +
      '</userLanguage><userLocale>en_US</userLocale><userName>ada@example.com</userName><userTimeZone>Europe/Berlin</userTimeZone>' +
      '<userType>Standard</userType><userUiSkin>Theme3</userUiSkin></userInfo></result></loginResponse>',
  );
}

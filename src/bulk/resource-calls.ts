import { type BulkAction, type BulkCallOptions, type BulkDownload, type BulkLink, callBulk, openBulkOnce } from './call.ts';
import type { BulkHead, BulkHeaders, BulkOperation } from './operation.ts';

/** Every resource of a bulk API as a function of its request: one call each, over the connection's session. */
export type BulkCalls<Resources> = {
  readonly [K in keyof Resources]: Resources[K] extends BulkOperation<infer Request, infer Result, infer Headers>
    ? BulkCall<Request, Result, Headers>
    : never;
};

/** A resource as a function; one whose result has rows can also be opened, to read them as they come. */
export type BulkCall<Request, Result, Headers> = Ask<Request | LinkTo<Result>, Result, Headers> &
  ([BulkHead<Result>] extends [never]
    ? unknown
    : { readonly open: Ask<Request | LinkTo<Result>, BulkDownload<BulkHead<Result>>, Headers> });

/** An address that an earlier answer gave, in place of a request: `nextRecordsUrl`, `resultUrl`. It is asked for as it is, at the session's host. */
export interface BulkPageLink {
  readonly link: string;
}

/** Only what comes in pages is linked to. */
type LinkTo<Result> = keyof Result & ('nextRecordsUrl' | 'locator') extends never ? never : BulkPageLink;

/** A request that has no required field may be left out. */
type Ask<Request, Answer, Headers> =
  Record<never, never> extends Request
    ? (request?: Request, options?: BulkCallOptions<Omit<Headers, 'sessionId'>>) => Promise<Answer>
    : (request: Request, options?: BulkCallOptions<Omit<Headers, 'sessionId'>>) => Promise<Answer>;

type AnyOperation = BulkOperation<object, unknown>;

/** The link is asked for at each call, and throws where the connection is closed. */
export function makeBulkCalls<Resources extends object>(link: () => BulkLink, resources: Resources): BulkCalls<Resources> {
  const calls: Record<string, unknown> = {};
  for (const name of Object.keys(resources)) {
    // Read at each call: a codec is made when it is first asked for.
    const actionFor = (request: object): BulkAction<object, unknown, BulkHeaders> => {
      const operation = (resources as Readonly<Record<string, AnyOperation>>)[name]!;
      return 'link' in request ? followed(operation) : operation;
    };
    const call = async (request: object = {}, options?: BulkCallOptions): Promise<unknown> =>
      callBulk(link(), actionFor(request), request, options);
    const open = async (request: object = {}, options?: BulkCallOptions): Promise<BulkDownload<unknown>> =>
      openBulkOnce(link(), actionFor(request), request, options);
    calls[name] = Object.assign(call, { open });
  }
  return calls as BulkCalls<Resources>;
}

function followed(operation: AnyOperation): BulkAction<object, unknown, BulkHeaders> {
  return {
    name: operation.name,
    encodeRequest: (request, headers) => operation.follow((request as BulkPageLink).link, headers),
    decodeResponse: (message) => operation.decodeResponse(message),
    decodeHead: (message) => operation.decodeHead(message),
  };
}

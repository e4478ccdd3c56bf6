import { readOperationName } from '../../soap/wire/envelope.ts';
import { ApiError } from '../api-error.ts';
import type { HttpAnswer, HttpRequest, HttpService } from '../http/http-service.ts';
import type { SoapAddress } from './soap-address.ts';
import type { SoapAnswer, SoapService } from './soap-service.ts';

const PATH = /^\/services\/Soap\/([uc])\/(\d+(?:\.\d+)?)(?:\/00D\w{12}(?:\w{3})?)?\/?$/;

/** The Partner API over HTTP: what the servers check before they look for an operation. */
export class SoapEndpoint implements HttpService {
  readonly maxBodyBytes = 52_428_800;
  readonly #soap: SoapService;

  constructor(soap: SoapService) {
    this.#soap = soap;
  }

  accepts(path: string): boolean {
    return PATH.test(path);
  }

  answer(request: HttpRequest): HttpAnswer {
    const refusal = refusalOf(request);
    return refusal === undefined ? toHttp(this.#soap.answer(addressOf(request), request.body)) : this.refuse(refusal, request);
  }

  refuse(error: ApiError, request: HttpRequest): HttpAnswer {
    return toHttp(this.#soap.fault(error, addressOf(request).version));
  }

  operationOf({ body }: HttpRequest): string {
    try {
      return readOperationName(body);
    } catch {
      return '';
    }
  }
}

function refusalOf({ method, headers, body }: HttpRequest): ApiError | undefined {
  const isXml = /text\/xml/i.test(headers['content-type'] ?? '');
  if (method !== 'POST') return new ApiError('Client', 'The HTTP method must be POST', undefined);
  if (!isXml) return new ApiError('Client', 'content-type of the request should be text/xml', undefined);
  return body.byteLength === 0 ? new ApiError('Client', 'Premature end of file.', undefined) : undefined;
}

function addressOf({ path, origin, remoteAddress }: HttpRequest): SoapAddress {
  const [, flavour, version] = PATH.exec(path)!;
  return { flavour: flavour as 'u' | 'c', version: version!, origin, remoteAddress };
}

function toHttp({ status, body }: SoapAnswer): HttpAnswer {
  return { status, headers: { 'content-type': 'text/xml; charset=utf-8' }, body };
}

import { versions } from '../../../generated/versions.ts';
import type { ApiError } from '../api-error.ts';
import type { HttpAnswer, HttpRequest, HttpService } from '../http/http-service.ts';

/** The REST API of one org. */
export class RestService implements HttpService {
  readonly maxBodyBytes = 52_428_800;

  accepts(path: string): boolean {
    return /^\/services\/data\/?$/.test(path);
  }

  answer({ method }: HttpRequest): HttpAnswer {
    if (method !== 'GET')
      return json(405, [{ errorCode: 'METHOD_NOT_ALLOWED', message: `HTTP Method '${method}' not allowed. Allowed are GET` }]);
    return json(
      200,
      versions
        .filter((each) => !each.retired)
        .map(({ version, release }) => ({ label: release, url: `/services/data/v${version}`, version })),
    );
  }

  refuse({ exceptionCode, message }: ApiError): HttpAnswer {
    return json(400, [{ message, errorCode: exceptionCode }]);
  }

  operationOf(): string {
    return 'rest.versions';
  }
}

function json(status: number, value: unknown): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify(value) };
}

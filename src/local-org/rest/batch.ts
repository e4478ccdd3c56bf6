import { ApiError } from '../api-error.ts';
import { isTrue, listOf, textOf } from '../services-data/json-node.ts';
import { expectObject } from './record-input.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

const MAX_REQUESTS = 25;

/** `POST /composite/batch`: requests that know nothing of each other. */
export function runBatch(call: RestCall): RestAnswer {
  const body = expectObject(call.body());
  const requests = (listOf(body, 'batchRequests') ?? []).map(expectObject);
  if (requests.length > MAX_REQUESTS) throw new ApiError('LIMIT_EXCEEDED', `The batch has more than ${MAX_REQUESTS} subrequests`);
  const halts = isTrue(body, 'haltOnError');
  let hasErrors = false;
  const results = requests.map((request) => {
    if (hasErrors && halts) return HALTED;
    const url = `/services/data/${(textOf(request, 'url') ?? '').replace(/^\/*(?:services\/data\/)?/, '')}`;
    const { status, value } = call.send({
      method: textOf(request, 'method') ?? 'GET',
      url,
      body: request.members.get('richInput'),
      headers: {},
    });
    hasErrors ||= status >= 400;
    return { statusCode: status, result: value ?? null };
  });
  return ok({ hasErrors, results });
}

const HALTED = {
  statusCode: 412,
  result: [{ errorCode: 'BATCH_PROCESSING_HALTED', message: 'Batch processing halted per request' }],
};

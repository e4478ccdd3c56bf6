import { ApiError } from '../api-error.ts';
import { isTrue, type JsonObject, listOf, objectOf, textOf } from '../services-data/json-node.ts';
import { expectObject } from './record-input.ts';
import { fillReferences, fillText, type Outcomes } from './reference.ts';
import { ok, type RestAnswer, type RestCall, refused, type SubRequest } from './rest-call.ts';

const MAX_REQUESTS = 25;
const MAX_GRAPHS = 75;

/** `POST /composite`: requests that are carried out one after the other and may refer to the answers of those before. */
export function runComposite(call: RestCall): RestAnswer {
  const body = expectObject(call.body());
  const requests = requestsOf(body);
  if (requests.length > MAX_REQUESTS)
    throw new ApiError('LIMIT_EXCEEDED', `The composite request has more than ${MAX_REQUESTS} subrequests`);
  return ok({ compositeResponse: runAll(call, requests, isTrue(body, 'allOrNone')).map(responseJson) });
}

/** `POST /composite/graph`: composite requests of which each is carried out whole or not at all. */
export function runGraphs(call: RestCall): RestAnswer {
  const graphs = listOf(expectObject(call.body()), 'graphs') ?? [];
  if (graphs.length > MAX_GRAPHS) throw new ApiError('LIMIT_EXCEEDED', `The request has more than ${MAX_GRAPHS} graphs`);
  return ok({
    graphs: graphs.map(expectObject).map((graph) => {
      const responses = runAll(call, requestsOf(graph), true);
      const isSuccessful = responses.every(({ answer }) => answer.status < 400);
      return { graphId: textOf(graph, 'graphId'), graphResponse: { compositeResponse: responses.map(responseJson) }, isSuccessful };
    }),
  });
}

interface Response {
  readonly referenceId: string | undefined;
  readonly answer: RestAnswer;
}

function requestsOf(body: JsonObject): readonly JsonObject[] {
  const requests = listOf(body, 'compositeRequest');
  if (requests === undefined) throw new ApiError('REQUIRED_FIELD_MISSING', 'Required fields are missing: [compositeRequest]');
  return requests.map(expectObject);
}

function runAll(call: RestCall, requests: readonly JsonObject[], allOrNone: boolean): Response[] {
  const { store } = call.org;
  const before = allOrNone ? store.snapshot() : undefined;
  const outcomes: Outcomes = new Map();
  const responses = requests.map((request): Response => {
    const referenceId = textOf(request, 'referenceId');
    const answer = runOne(call, request, outcomes);
    if (referenceId !== undefined) outcomes.set(referenceId, answer);
    return { referenceId, answer };
  });
  if (before === undefined || responses.every(({ answer }) => answer.status < 400)) return responses;
  store.restore(before);
  const failed = responses.findIndex(({ answer }) => answer.status >= 400);
  return responses.map((response, index) => (index === failed ? response : { ...response, answer: ROLLED_BACK }));
}

const ROLLED_BACK: RestAnswer = refused(
  new ApiError('PROCESSING_HALTED', 'The transaction was rolled back since another operation in the same transaction failed.'),
);

function runOne(call: RestCall, request: JsonObject, outcomes: Outcomes): RestAnswer {
  try {
    return call.send(toSubRequest(request, outcomes));
  } catch (error) {
    if (error instanceof ApiError) return refused(error);
    throw error;
  }
}

function toSubRequest(request: JsonObject, outcomes: Outcomes): SubRequest {
  const body = request.members.get('body');
  const headers = objectOf(request, 'httpHeaders')?.members ?? new Map();
  return {
    method: textOf(request, 'method') ?? 'GET',
    url: fillText(textOf(request, 'url') ?? '', outcomes),
    body: body === undefined ? undefined : fillReferences(body, outcomes),
    headers: Object.fromEntries([...headers].map(([name, node]) => [name.toLowerCase(), 'text' in node ? node.text : ''])),
  };
}

function responseJson({ referenceId, answer: { status, value, headers = {} } }: Response): object {
  const httpHeaders = headers.location === undefined ? {} : { Location: headers.location };
  return { body: value ?? null, httpHeaders, httpStatusCode: status, referenceId };
}

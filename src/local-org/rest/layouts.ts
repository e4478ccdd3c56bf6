import { describeLayout, describeCompactLayouts as describeShort } from '../describe/describe-layout.ts';
import { tableOf } from './record.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

/** `GET /sobjects/X/describe/layouts`. */
export function describeLayouts(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  return ok(describeLayout(call.org.store, object, call.version));
}

/** `GET /sobjects/X/describe/compactLayouts`. */
export function describeCompactLayouts(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  return ok(describeShort(call.org.store, object));
}

import { describeLayout, describeCompactLayouts as describeShort } from '../describe/describe-layout.ts';
import { tableOf } from './record.ts';
import { ok, type RestAnswer, type RestCall } from './rest-call.ts';

/** `GET /sobjects/X/describe/layouts`. */
export function describeLayouts(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  return ok(describeLayout(call.org.store, object, call.version));
}

/** `GET /sobjects/X/describe/layouts/RECORDTYPEID`: the one layout that all record types share. */
export function describeLayoutOf(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  const { layouts } = describeLayout(call.org.store, object, call.version) as { layouts: readonly object[] };
  return ok(layouts[0]);
}

/** `GET /sobjects/X/describe/approvalLayouts`: the org has no approval processes. */
export function describeApprovalLayouts(call: RestCall): RestAnswer {
  tableOf(call);
  return ok({ approvalLayouts: [] });
}

/** `GET /sobjects/X/describe/compactLayouts`. */
export function describeCompactLayouts(call: RestCall): RestAnswer {
  const { object } = tableOf(call);
  return ok(describeShort(call.org.store, object));
}

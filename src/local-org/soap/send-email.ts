import { checkCount } from '../store/call-limits.ts';
import type { RecordError } from '../store/save-result.ts';
import type { Call } from './call.ts';

/** A message as sendEmail takes it; the codec says of which of the two kinds it is. */
interface EmailMessage {
  readonly xsiType?: string;
  readonly subject?: string | null;
  readonly plainTextBody?: string | null;
  readonly htmlBody?: string | null;
  readonly templateId?: string | null;
  readonly targetObjectId?: string | null;
  readonly toAddresses?: readonly string[] | null;
  readonly ccAddresses?: readonly string[] | null;
  readonly bccAddresses?: readonly string[] | null;
  readonly targetObjectIds?: readonly string[] | null;
}

const MAX_MESSAGES = 10;

/** Takes messages as the servers do and sends none: they stand in `local.requests`, where tests find them. */
export function sendEmail(_: Call, { messages }: { messages: readonly EmailMessage[] }): unknown {
  checkCount(messages.length, MAX_MESSAGES);
  return messages.map((message) => {
    const error = errorOf(message);
    return { errors: error === undefined ? [] : [{ ...error, targetObjectId: null }], success: error === undefined };
  });
}

function errorOf(message: EmailMessage): RecordError | undefined {
  const { targetObjectId, toAddresses, ccAddresses, bccAddresses, targetObjectIds } = message;
  const addresses = [targetObjectId ?? [], toAddresses ?? [], ccAddresses ?? [], bccAddresses ?? [], targetObjectIds ?? []].flat();
  if (addresses.length === 0) return missing('Add a recipient to send an email.');
  const hasBody = [message.plainTextBody, message.htmlBody, message.templateId].some((part) => (part ?? '') !== '');
  return hasBody ? undefined : missing('Missing body, need at least one of html or plainText');
}

function missing(message: string): RecordError {
  return { statusCode: 'REQUIRED_FIELD_MISSING', message, fields: [] };
}

/** The detail elements that a fault of the Partner API can have. */
export type FaultType =
  | 'LoginFault'
  | 'InvalidSObjectFault'
  | 'InvalidFieldFault'
  | 'MalformedQueryFault'
  | 'InvalidQueryLocatorFault'
  | 'MalformedSearchFault'
  | 'InvalidIdFault'
  | 'InvalidNewPasswordFault'
  | 'InvalidOldPasswordFault'
  | 'UnexpectedErrorFault';

/** A request refused as a whole. The protocols turn it into a fault or an error answer; nothing of the request has been applied. */
export class ApiError extends Error {
  override readonly name: string = 'ApiError';
  readonly exceptionCode: string;
  /** undefined for requests that never reached an operation: the fault then has no detail. */
  readonly faultType: FaultType | undefined;
  /** Position in the query, from 1. */
  readonly row: number | undefined;
  readonly column: number | undefined;

  constructor(
    exceptionCode: string,
    message: string,
    faultType: FaultType | undefined = 'UnexpectedErrorFault',
    place?: { row: number; column: number },
  ) {
    super(message);
    this.exceptionCode = exceptionCode;
    this.faultType = faultType;
    this.row = place?.row;
    this.column = place?.column;
  }
}

/** What was thrown as an ApiError: whatever is none is a mistake of this server, of which the caller learns, too. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError('UNKNOWN_EXCEPTION', error instanceof Error ? error.message : String(error));
}

const CUSTOM = 'Please reference your WSDL or the describe call for the appropriate names.';

/** The text for an object that the org does not have. */
export function unknownObjectText(name: string): string {
  return `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${CUSTOM}`;
}

/** The text for a field that the object does not have. */
export function unknownFieldText(field: string, object: string): string {
  return `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${CUSTOM}`;
}

/** The text for a relationship that the object does not have; `place` is where it was named. */
export function unknownRelationshipText(relationship: string, place: string): string {
  return `Didn't understand relationship '${relationship}' in ${place}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${CUSTOM}`;
}

import { ApiError } from '../../api-error.ts';
import type { JsonObject } from '../../services-data/json-node.ts';
import { parseJson } from '../../services-data/parse-json.ts';
import { missingBody } from '../../services-data/request-body.ts';
import { DELIMITERS, type JobDialect, LINE_ENDINGS } from './dialect.ts';

/** What a request says of a job. Properties that nobody asks for are passed over: the job documents of the servers have many. */
export class JobProperties {
  readonly #object: JsonObject;

  /** Throws ApiError (JSON_PARSER_ERROR, API_ERROR) for what is no JSON object. */
  constructor(text: string) {
    if (text.trim() === '') throw missingBody();
    const node = parseJson(text);
    if (node.token !== 'START_OBJECT') throw notExpected(node);
    this.#object = node;
  }

  /** Throws ApiError (API_ERROR) for a value that is no text. */
  text(name: string): string | undefined {
    const node = this.#object.members.get(name);
    if (node === undefined || node.token === 'VALUE_NULL') return undefined;
    if (node.token !== 'VALUE_STRING') throw notExpected(node);
    return node.text;
  }

  /** Throws ApiError (API_ERROR) in the servers' words for a value that is none of these; their case counts. */
  oneOf<Value extends string>(name: string, values: readonly Value[], otherwise?: Value): Value {
    const given = this.text(name);
    const value = given === undefined ? otherwise : values.find((each) => each === given);
    if (value === undefined) throw new ApiError('API_ERROR', `Invalid value: '${given ?? ''}' supplied for property: '${name}'`);
    return value;
  }

  /** Delimiter and line ending; checks the content type, of which there is one. */
  dialect(): JobDialect {
    this.oneOf('contentType', ['CSV'], 'CSV');
    return {
      columnDelimiter: this.oneOf('columnDelimiter', keysOf(DELIMITERS), 'COMMA'),
      lineEnding: this.oneOf('lineEnding', keysOf(LINE_ENDINGS), 'LF'),
    };
  }
}

function keysOf<Key extends string>(object: Readonly<Record<Key, string>>): readonly Key[] {
  return Object.keys(object) as Key[];
}

// As quoted from a live org, in a pull request of simple-salesforce (722).
function notExpected({ line, column }: { readonly line: number; readonly column: number }): ApiError {
  return new ApiError('API_ERROR', `Value does not match expected type at [line:${line}, column:${column}]`);
}

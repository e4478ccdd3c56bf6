import { choiceEvents } from '../events/channels.ts';
import type { QueryOptions, Rows } from '../rows.ts';
import type { Select } from '../soql/select.ts';
import { type Choice, type Protocol, requireProtocol, requireRows } from './choice.ts';
import { chooseBySize, chooseByText, readQuery } from './choose-extract.ts';
import { ChosenRows, type ExtractedRows } from './chosen-rows.ts';

/** A job costs four requests and some seconds of waiting, and so do five pages of SOAP. */
const BULK_FROM = 10_000;

/** How `org.extract` runs: what all protocols have in common. For more, name the protocol and call its own verb. */
export interface ExtractChoiceOptions extends Omit<QueryOptions, 'batchSize' | 'headers'> {
  /** Instead of a choice. */
  protocol?: Protocol | undefined;
  /** Rows from which on a job is worth its while. Default 10,000. */
  bulkFrom?: number | undefined;
}

/** The verbs of both kinds that extracts are chosen from. */
export interface ExtractVerbs {
  query<T>(query: string | Select, options?: QueryOptions): Rows<T>;
  readonly bulk: { query<T>(query: string | Select, options?: QueryOptions & { readonly protocol: any }): ExtractedRows<T> };
}

/**
 * The rows of a query, by the protocol that its text and its size decide for. Nothing is sent before somebody asks. Throws ForcewireError
 * (INVALID_OPTION) for options that cannot be.
 */
export function chooseExtract<T>(
  verbs: ExtractVerbs,
  facts: { readonly hasQueries2: boolean; readonly tags: Readonly<Record<string, string>> },
  query: string | Select,
  options: ExtractChoiceOptions = {},
): ExtractedRows<T> {
  const { protocol, bulkFrom = BULK_FROM, ...common } = options;
  requireProtocol(protocol);
  requireRows(bulkFrom);
  const limit = common.limit ?? Number.POSITIVE_INFINITY;
  const known =
    typeof query === 'string'
      ? readQuery(query, limit)
      : { object: query.object, soapOnly: undefined, limit: Math.min(query.limit ?? limit, limit) };
  const tell = (choice: Choice, rows?: number): void => {
    choiceEvents.publish(() => ({ operation: 'extract', object: known.object, ...choice, rows, tags: facts.tags }));
  };
  const soap = (): Rows<T> => verbs.query<T>(query, common);
  const byJob = (version: Protocol): ExtractedRows<T> => verbs.bulk.query<T>(query, { ...common, protocol: version });
  const choice = protocol === undefined ? chooseByText(known, bulkFrom) : { protocol, reason: 'it was asked for' };
  if (choice !== undefined) {
    const rows = choice.protocol === 'soap' ? soap() : byJob(choice.protocol);
    tell(choice);
    return rows;
  }
  return new ChosenRows({
    soap,
    choose(size) {
      const bySize = chooseBySize(Math.min(size, known.limit), bulkFrom, facts.hasQueries2);
      tell(bySize, size);
      return bySize.protocol === 'soap' ? undefined : byJob(bySize.protocol);
    },
    onSoap: (reason) => tell({ protocol: 'soap', reason }),
  });
}

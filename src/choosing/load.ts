import { openCsvSource } from '../csv/source.ts';
import { choiceEvents } from '../events/channels.ts';
import type { Load, LoadOptions } from '../load/load.ts';
import { runLoad } from '../load/run-load.ts';
import { type Choice, invalidOption, type Protocol, requireProtocol, requireRows } from './choice.ts';
import { BATCH_BYTES, chooseByKind, chooseByRows, type LoadFacts } from './choose-load.ts';
import { ChosenPlan } from './chosen-plan.ts';
import { type Glimpse, LookAhead } from './look-ahead.ts';

/** Salesforce's own advice on when a job is worth its while (Bulk API guide, "How Bulk API works"). */
const BULK_FROM = 2_000;

/** How `org.load` runs: what all protocols have in common. For more, name the protocol and call its own verb. */
export interface LoadChoiceOptions
  extends Pick<LoadOptions, 'order' | 'illegalCharacters' | 'emptyString' | 'dateZone' | 'onProgress' | 'signal'> {
  /** Instead of a choice. */
  protocol?: Protocol | undefined;
  /** Rows from which on a job is worth its while. So many are read before any is sent. Default 2,000. */
  bulkFrom?: number | undefined;
  /** Of an upsert: the field that finds the records. */
  externalIdField?: string | undefined;
}

type Verb<Row> = (object: string, rows: any, options?: any) => Load<Row>;
type UpsertVerb<Row> = (object: string, externalIdField: string, rows: any, options?: any) => Load<Row>;

/** The verbs of both kinds that loads are chosen from. */
export interface LoadVerbs {
  readonly insert: Verb<any>;
  readonly update: Verb<any>;
  readonly upsert: UpsertVerb<any>;
  readonly delete: Verb<any>;
  readonly bulk: {
    readonly insert: Verb<any>;
    readonly update: Verb<any>;
    readonly upsert: UpsertVerb<any>;
    readonly delete: Verb<any>;
    readonly hardDelete: Verb<any>;
  };
}

/**
 * A load by the protocol that its kind and its first rows decide for. Nothing is read before somebody asks, and nothing is sent before the choice.
 * Throws ForcewireError (INVALID_OPTION) and TypeError for what cannot be.
 */
export function chooseLoad<Row>(
  verbs: LoadVerbs,
  tags: Readonly<Record<string, string>>,
  { operation, object }: Pick<LoadFacts, 'operation' | 'object'>,
  rows: unknown,
  options: LoadChoiceOptions = {},
): Load<Row> {
  const { protocol, bulkFrom = BULK_FROM, externalIdField, ...common } = options;
  requireProtocol(protocol);
  requireRows(bulkFrom);
  if (operation === 'upsert' && externalIdField === undefined) throw invalidOption('An upsert needs its externalIdField.');
  const csv = openCsvSource(rows);
  const facts: LoadFacts = { operation, object, delimiter: csv === undefined ? undefined : (csv.dialect.delimiter ?? 'comma') };
  const begin = (choice: Choice, source: unknown, known?: number): Load<Row> => {
    const load = loadBy<Row>(verbs, choice.protocol, facts, source, { externalIdField, common });
    choiceEvents.publish(() => ({ operation, object, ...choice, rows: known, tags }));
    return load;
  };
  const choice = protocol === undefined ? chooseByKind(facts) : { protocol, reason: 'it was asked for' };
  if (choice !== undefined) return begin(choice, rows);
  return runLoad(
    new ChosenPlan<Row>({
      source: new LookAhead(requireSource(operation, rows)),
      bounds: { rows: bulkFrom, bytes: BATCH_BYTES },
      begin: (glimpse: Glimpse, source) => begin(chooseByRows(glimpse, bulkFrom), source, glimpse.rows),
      toRow: (taken) => (operation === 'delete' && typeof taken !== 'string' ? (taken as any)?.Id : taken) as Row,
      options: common,
    }),
  );
}

interface VerbOptions {
  readonly externalIdField: string | undefined;
  readonly common: LoadOptions;
}

function loadBy<Row>(
  verbs: LoadVerbs,
  protocol: Protocol,
  { operation, object, delimiter }: LoadFacts,
  rows: unknown,
  { externalIdField, common }: VerbOptions,
): Load<Row> {
  if (protocol !== 'soap') {
    const options = { ...common, protocol };
    return operation === 'upsert'
      ? verbs.bulk.upsert(object, externalIdField!, rows, options)
      : verbs.bulk[operation](object, rows, options);
  }
  if (operation === 'hardDelete') throw invalidOption('protocol is soap, which has no hard delete.');
  if (delimiter !== undefined) throw invalidOption('protocol is soap; a CSV file passes through the bulk APIs alone.');
  return operation === 'upsert' ? verbs.upsert(object, externalIdField!, rows, common) : verbs[operation](object, rows, common);
}

function requireSource(operation: string, rows: unknown): Iterable<unknown> | AsyncIterable<unknown> {
  if (typeof rows === 'string') throw new TypeError(`${operation}: expected many ids, got one string; put it in an array.`);
  const isSource = typeof rows === 'object' && rows !== null && (Symbol.asyncIterator in rows || Symbol.iterator in rows);
  if (!isSource) throw new TypeError('Rows come as an array, an iterable or a stream.');
  return rows as Iterable<unknown>;
}

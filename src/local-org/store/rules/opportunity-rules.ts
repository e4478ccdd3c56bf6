import type { Draft } from '../draft.ts';
import type { Value } from '../field-value.ts';
import type { ObjectRules } from '../object-rules.ts';

/** A stage and what follows from it. */
export interface Stage {
  readonly name: string;
  readonly isClosed: boolean;
  readonly isWon: boolean;
  /** In percent. */
  readonly probability: number;
  readonly forecast: string;
}

const open = (name: string, probability: number): Stage => ({ name, isClosed: false, isWon: false, probability, forecast: 'Pipeline' });

/** The sales stages of an org where nobody changed them. */
export const STAGES: readonly Stage[] = [
  open('Prospecting', 10),
  open('Qualification', 10),
  open('Needs Analysis', 20),
  open('Value Proposition', 50),
  open('Id. Decision Makers', 60),
  open('Perception Analysis', 70),
  open('Proposal/Price Quote', 75),
  open('Negotiation/Review', 90),
  { name: 'Closed Won', isClosed: true, isWon: true, probability: 100, forecast: 'Closed' },
  { name: 'Closed Lost', isClosed: true, isWon: false, probability: 0, forecast: 'Omitted' },
];

/** A stage that the org does not have is an open one of which nothing is known. */
export function stageOf(name: Value): Stage {
  return STAGES.find((stage) => stage.name === name) ?? open(String(name), 0);
}

/** Probability and forecast follow the stage unless the caller states them; the sum of the line items is the amount. */
export const OPPORTUNITY_RULES: ObjectRules = { complete };

function complete(draft: Draft): void {
  if (draft.changes('StageName')) {
    const stage = stageOf(draft.read('StageName'));
    if (!draft.states('Probability')) draft.set('Probability', stage.probability);
    if (!draft.states('ForecastCategoryName')) draft.set('ForecastCategoryName', stage.forecast);
    if (!draft.isNew) draft.set('LastStageChangeDate', draft.transaction.context.now);
  }
  // Without line items the amount is the caller's; with them the servers ignore what a caller states.
  if (draft.before !== undefined && draft.read('HasOpportunityLineItem') === true) {
    draft.set('Amount', draft.before[draft.object.field('Amount')!.slot]!);
  }
}

type Read = (field: string) => Value;

const CATEGORIES: Readonly<Record<string, string>> = { 'Best Case': 'BestCase', Commit: 'Forecast' };

/** The category of a forecast category's name. */
export function categoryOf(name: Value): Value {
  return typeof name === 'string' ? (CATEGORIES[name] ?? name) : null;
}

export function expectedRevenue(read: Read): Value {
  const [amount, probability] = [read('Amount'), read('Probability')];
  return typeof amount === 'number' && typeof probability === 'number' ? Math.round(amount * probability) / 100 : null;
}

/** By a fiscal year that begins in January. */
export function fiscalYear(read: Read): Value {
  const day = read('CloseDate');
  return typeof day === 'string' ? Number(day.slice(0, 4)) : null;
}

export function fiscalQuarter(read: Read): Value {
  const day = read('CloseDate');
  return typeof day === 'string' ? Math.ceil(Number(day.slice(5, 7)) / 3) : null;
}

export function fiscalPeriod(read: Read): Value {
  const year = fiscalYear(read);
  return year === null ? null : `${year} ${fiscalQuarter(read)}`;
}

import { AGGREGATES, GROUPS } from './aggregates.ts';
import { COMPARISONS, NULL_RULES, TEXTS } from './comparisons.ts';
import type { Section } from './conformance.ts';
import { DATE_FUNCTIONS, DATES } from './dates.ts';
import { ERRORS } from './errors.ts';
import { JOIN_ROWS } from './joins.ts';
import { DISTANCES, ORDERING } from './ordering.ts';
import { CHILD_ROWS, POLYMORPHISM, SELECTS } from './select.ts';

/** The whole conformance table. */
export const SECTIONS: readonly Section[] = [
  NULL_RULES,
  COMPARISONS,
  TEXTS,
  DATES,
  DATE_FUNCTIONS,
  JOIN_ROWS,
  SELECTS,
  POLYMORPHISM,
  CHILD_ROWS,
  ORDERING,
  DISTANCES,
  AGGREGATES,
  GROUPS,
  ERRORS,
];

/** Objects that the servers refuse with "is not supported by the Bulk API", as Salesforce's help and other connectors list them; lower case. */
const SOAP_ONLY: ReadonlySet<string> = new Set(
  [
    ...['AcceptedEventRelation', 'DeclinedEventRelation', 'UndecidedEventRelation'],
    ...['CaseStatus', 'ContractStatus', 'LeadStatus', 'OpportunityStage', 'OrderStatus', 'SolutionStatus', 'TaskPriority', 'TaskStatus'],
    ...['PartnerRole', 'RecentlyViewed', 'UserRecordAccess'],
  ].map((name) => name.toLowerCase()),
);

/** Whether an object is known to be for SOAP alone. External objects are: their rows are not in the org. */
export function isSoapOnly(object: string): boolean {
  const name = object.toLowerCase();
  return SOAP_ONLY.has(name) || name.endsWith('__x');
}

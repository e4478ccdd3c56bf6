import { SeededRandom } from '../harness/seeded-random.ts';
import { makeAccounts } from './accounts.ts';

/** An Account to be created: 20 fields, text with markup and beyond ASCII, numbers and truth values as such. */
export type AccountInput = Readonly<Record<string, string | number | boolean>>;

export function makeAccountInputs(count: number, seed = 2): AccountInput[] {
  const random = new SeededRandom(seed);
  return makeAccounts(count, seed).map((account, at) => ({
    Name: text(account.Name),
    AccountNumber: text(account.AccountNumber),
    Type: text(account.Type),
    Industry: text(account.Industry),
    Rating: text(account.Rating),
    Phone: text(account.Phone),
    Fax: text(account.Phone),
    Website: text(account.Website),
    BillingStreet: text(account.BillingStreet),
    BillingCity: text(account.BillingCity),
    BillingPostalCode: text(account.BillingPostalCode),
    BillingCountry: text(account.BillingCountry),
    ShippingCity: text(account.BillingCity),
    ShippingCountry: text(account.BillingCountry),
    NumberOfEmployees: random.below(20_000),
    AnnualRevenue: random.below(1e9) / 100,
    Description: text(account.Description),
    Site: `Site ${at}`,
    Active__c: random.chance(0.5),
    Founded__c: text(account.LastActivityDate).slice(0, 10),
  }));
}

// Every field has a value, since clients differ in what they write for none.
function text(value: unknown): string {
  return typeof value === 'string' ? value : 'none given';
}

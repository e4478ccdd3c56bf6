import { SeededRandom } from '../harness/seeded-random.ts';

/** A record as forcewire reads it: what every contender's result is brought to. */
export type Row = { readonly type: string; readonly Id: string | null } & { readonly [field: string]: string | null | Row | Children };

/** The answer of a subquery. */
export interface Children {
  readonly done: boolean;
  readonly queryLocator: string | null;
  readonly records: readonly Row[];
  readonly size: number;
}

const WORDS = 'Northern Rivers Steel Harbour Data Garden Bright Union Pacific Lantern Orchard Granite Meadow Copper Signal Ferry'.split(
  ' ',
);
const FORMS = ['Inc.', 'Ltd', 'GmbH & Co. KG', 'S.A.', '& Sons', 'LLC'];
const FOREIGN = ['Zürich', 'København', 'São Paulo', 'Łódź', '東京', 'Αθήνα', 'Montréal', 'Kraków 🏭'];
const CITIES = ['Hamburg', 'Austin', 'Leeds', 'Lyon', 'Oslo', 'Denver', 'Perth', 'Turin', 'Porto', 'Ghent'];
const INDUSTRIES = ['Agriculture', 'Banking', 'Chemicals', 'Food & Beverage', 'Machinery', 'Retail', 'Utilities'];
const KINDS = ['Prospect', 'Customer - Direct', 'Customer - Channel', 'Installation Partner'];
const RATINGS = ['Hot', 'Warm', 'Cold'];
const COUNTRIES = ['Germany', 'United States', 'United Kingdom', 'France', 'Norway', 'Australia'];
const FIRST_NAMES = ['Ada', 'Grace', 'Zoë', 'Linus', 'José', 'Mary', 'Søren', 'Barbara'];

/** Accounts of twenty fields, one of them a nested Owner; every tenth has Contacts. One value in eight is nil, one in ten outside of ASCII, some have markup characters. */
export function makeAccounts(count: number, seed = 1): Row[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, (_, at) => makeAccount(random, at));
}

function makeAccount(random: SeededRandom, at: number): Row {
  const some = (value: string, share = 0.88): string | null => (random.chance(share) ? value : null);
  const name = `${random.pick(WORDS)} ${random.pick(WORDS)} ${random.pick(FORMS)}`;
  const city = random.chance(0.3) ? random.pick(FOREIGN) : random.pick(CITIES);
  return {
    type: 'Account',
    Id: makeId('001', at),
    Name: random.chance(0.1) ? `${name} ${random.pick(FOREIGN)}` : name,
    AccountNumber: some(`AC-${100_000 + random.below(900_000)}`),
    Type: some(random.pick(KINDS)),
    Industry: some(random.pick(INDUSTRIES)),
    Rating: some(random.pick(RATINGS), 0.6),
    Phone: some(`+49 40 ${1_000_000 + random.below(9_000_000)}`),
    Website: some(`https://www.example-${at}.com/?id=${at}&lang=en`),
    BillingStreet: some(`${1 + random.below(200)} ${random.pick(WORDS)} Street${random.chance(0.2) ? '\nFloor 3' : ''}`),
    BillingCity: some(city),
    BillingPostalCode: some(String(10_000 + random.below(90_000))),
    BillingCountry: some(random.pick(COUNTRIES)),
    NumberOfEmployees: some(String(random.below(20_000))),
    AnnualRevenue: some(`${1 + random.below(900)}000000.0`),
    Description: some(makeText(random), 0.5),
    IsDeleted: 'false',
    CreatedDate: makeTime(random, 2015),
    LastModifiedDate: makeTime(random, 2023),
    LastActivityDate: some(makeTime(random, 2024).slice(0, 10), 0.7),
    Owner: {
      type: 'User',
      Id: null,
      Name: `${random.pick(FIRST_NAMES)} ${random.pick(WORDS)}`,
      Email: `user${random.below(40)}@example.com`,
    },
    Contacts: at % 10 === 0 ? makeContacts(random, at) : null,
  };
}

function makeContacts(random: SeededRandom, at: number): Children {
  const records = Array.from({ length: 1 + random.below(4) }, (_, place) => ({
    type: 'Contact',
    Id: makeId('003', at * 5 + place),
    FirstName: random.chance(0.9) ? random.pick(FIRST_NAMES) : null,
    LastName: random.pick(WORDS),
    Email: `contact${at}.${place}@example.com`,
  }));
  return { done: true, queryLocator: null, records, size: records.length };
}

function makeText(random: SeededRandom): string {
  const words = Array.from({ length: 8 + random.below(18) }, () => random.pick(WORDS).toLowerCase());
  return `${words.join(' ')}${random.chance(0.2) ? ' – <approved> & "signed"' : '.'}`;
}

function makeTime(random: SeededRandom, year: number): string {
  const two = (end: number, from = 0): string => String(from + random.below(end)).padStart(2, '0');
  return `${year + random.below(2)}-${two(12, 1)}-${two(28, 1)}T${two(24)}:${two(60)}:${two(60)}.000Z`;
}

/** Eighteen characters, the way servers count: digits and both cases of letters. */
export function makeId(prefix: string, at: number): string {
  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
  let rest = at;
  let number = '';
  for (let place = 0; place < 9; place++) {
    number = digits[rest % 62]! + number;
    rest = Math.floor(rest / 62);
  }
  return `${prefix}5e0${number.replace(/^A+/, (zeros) => '0'.repeat(zeros.length))}AAE`;
}

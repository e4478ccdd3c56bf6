const ADDRESS_PARTS = ['Street', 'City', 'State', 'PostalCode', 'Country', 'Latitude', 'Longitude', 'GeocodeAccuracy'];

/** Fields of the account → fields of the lead, as the standard mapping has them. */
export const ACCOUNT_FIELDS: Readonly<Record<string, string>> = {
  Name: 'Company',
  ...Object.fromEntries(
    ['Phone', 'Fax', 'Website', 'Industry', 'Rating', 'AnnualRevenue', 'NumberOfEmployees'].map((name) => [name, name]),
  ),
  AccountSource: 'LeadSource',
  ...Object.fromEntries(ADDRESS_PARTS.map((part) => [`Billing${part}`, part])),
};
const CONTACT_NAMES = ['FirstName', 'LastName', 'Salutation', 'Title', 'Phone', 'MobilePhone', 'Fax', 'Email', 'LeadSource', 'Description'];
/** Fields of the contact → fields of the lead. */
export const CONTACT_FIELDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(CONTACT_NAMES.map((name) => [name, name])),
  ...Object.fromEntries(ADDRESS_PARTS.map((part) => [`Mailing${part}`, part])),
};

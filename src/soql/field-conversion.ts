/** What makes a value of a field's text. */
export type Convert = (text: string) => unknown;

/** How text of a field of that type, as describe names it, becomes its value; undefined where it stays text. */
export function fieldConversion(type: string, decimals: 'number' | 'string'): Convert | undefined {
  switch (type) {
    case 'int':
    case 'double':
      return Number;
    case 'currency':
    case 'percent':
      return decimals === 'number' ? Number : undefined;
    case 'boolean':
      return (text) => text === 'true' || text === '1';
    case 'datetime':
      return (text) => new Date(text);
    default:
      return undefined;
  }
}

// The one table of names that differ between the wire and TypeScript.

/** Names that would shadow a global of JavaScript or of browsers. */
const RENAMED: Readonly<Record<string, string>> = {
  Error: 'ApiError',
  location: 'GeoLocation',
};

/** The TypeScript name of a WSDL type: renamed, or with its first letter capitalised. */
export function typeName(wireName: string): string {
  return RENAMED[wireName] ?? wireName.charAt(0).toUpperCase() + wireName.slice(1);
}

/** The simple types of the Partner API: the versions that declare the type ('' for all), and its values, each with its own versions. */
export type CodeHistory = Readonly<Record<string, { readonly range: string; readonly values: string }>>;

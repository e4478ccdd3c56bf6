/** Which record an id names: of its 18 characters the first 15 say it. */
export function idKeys(id: unknown): readonly string[] {
  return typeof id === 'string' && id !== '' ? [id.slice(0, 15)] : [];
}

/** Which record a value of an external id names. Servers compare them without regard to case, unless the field says otherwise. */
export function valueKeys(value: unknown): readonly string[] {
  return value === undefined || value === null || value === '' ? [] : [String(value).toLowerCase()];
}

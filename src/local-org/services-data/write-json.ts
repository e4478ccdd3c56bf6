/** A number that is written with just these digits: the servers write a double that is whole as `12.0`, which JSON.stringify cannot. */
export class JsonNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/** JSON as the servers write it: minified, or indented by two blanks for those who ask. Members that are undefined are left out. */
export function writeJson(value: unknown, isPretty = false): string {
  const text = write(value, isPretty ? '\n' : '');
  return text ?? 'null';
}

function write(value: unknown, newLine: string): string | undefined {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null) return 'null';
  if (value instanceof JsonNumber) return value.digits;
  if (Array.isArray(value)) return writeList(value, newLine);
  if (typeof value === 'object') return writeObject(value, newLine);
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

function writeList(items: readonly unknown[], newLine: string): string {
  const isPretty = newLine !== '';
  const written = items.map((item) => write(item, newLine) ?? 'null');
  return isPretty ? (items.length === 0 ? '[ ]' : `[ ${written.join(', ')} ]`) : `[${written.join(',')}]`;
}

function writeObject(value: object, newLine: string): string {
  const isPretty = newLine !== '';
  const deeper = isPretty ? `${newLine}  ` : '';
  const members: string[] = [];
  for (const [name, member] of Object.entries(value)) {
    const written = write(member, deeper);
    if (written !== undefined) members.push(`${JSON.stringify(name)}${isPretty ? ' : ' : ':'}${written}`);
  }
  if (members.length === 0) return isPretty ? '{ }' : '{}';
  return `{${deeper}${members.join(`,${deeper}`)}${newLine}}`;
}

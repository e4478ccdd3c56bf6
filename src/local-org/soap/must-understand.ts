import type { TypeTable } from '../../soap/wire/type-table.ts';
import { ApiError } from '../api-error.ts';

const MARKED = /<(?:([\w.-]+):)?([\w.-]+)\b([^<>]*\bmustUnderstand\s*=\s*["'](?:1|true)["'][^<>]*)>/g;
const BODY = /<(?:[\w.-]+:)?Body[\s>/]/;

/** SOAP 1.1, section 4.2.3: a header block that must be understood and is not makes the call fail. Throws ApiError. */
export function checkMustUnderstand(table: TypeTable, body: Uint8Array): void {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // Nearly no request has the attribute, so nearly none pays for more than this.
  if (!bytes.includes('mustUnderstand')) return;
  const text = bytes.toString('utf8');
  const head = text.slice(0, BODY.exec(text)?.index ?? text.length);
  for (const [, prefix, name, attributes] of head.matchAll(MARKED)) {
    if (table.header(name!) !== undefined) continue;
    const namespace = namespaceOf(prefix, attributes!, head);
    throw new ApiError('MustUnderstand', `Must Understand check failed for header ${namespace} : ${name}`, undefined);
  }
}

function namespaceOf(prefix: string | undefined, attributes: string, head: string): string {
  const declaration = new RegExp(`xmlns${prefix === undefined ? '' : `:${prefix}`}\\s*=\\s*["']([^"']*)["']`);
  return (declaration.exec(attributes) ?? declaration.exec(head))?.[1] ?? '';
}

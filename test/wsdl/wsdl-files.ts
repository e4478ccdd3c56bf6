import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const canonical = new URL('../../wsdl/', import.meta.url);

/** Versions that wsdl/ holds, lowest first. */
export const versions: readonly string[] = readdirSync(canonical)
  .flatMap((name) => /^partner-(\d+\.\d+)\.wsdl$/.exec(name)?.[1] ?? [])
  .sort((a, b) => Number(a) - Number(b));

export function wsdlPath(version: string): string {
  return fileURLToPath(new URL(`partner-${version}.wsdl`, canonical));
}

export function readCanonical(version: string): string {
  return readFileSync(wsdlPath(version), 'utf8');
}

/** A folder of vendor WSDLs, where there is one: the tests that use it check more, and none needs it. */
export const vendorDirectory: string = process.env.FORCEWIRE_VENDOR_WSDL ?? fileURLToPath(new URL('../../../shared/wsdl', import.meta.url));

export const hasVendorFiles: boolean = existsSync(vendorDirectory);

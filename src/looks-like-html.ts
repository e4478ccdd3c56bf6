/**
 * Whether a document starts as HTML does: proxies, maintenance pages and wrong hosts answer so, whatever was asked. `start` may be bytes
 * shown as latin1, a byte order mark included.
 */
export function looksLikeHtml(start: string): boolean {
  return /^[\s\uFEFF\u00EF\u00BB\u00BF]*<(?:!doctype\s+html|html|head|body)\b/i.test(start);
}

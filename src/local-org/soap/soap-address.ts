/** Where a request came in: `/services/Soap/u/62.0/00D…`. */
export interface SoapAddress {
  /** `u` for Partner, `c` for Enterprise, which serves login alone. */
  readonly flavour: 'u' | 'c';
  /** As the URL has it: `62.0` or `62`. */
  readonly version: string;
  /** The server's own address as the caller knows it. */
  readonly origin: string;
  /** Where the request comes from. */
  readonly remoteAddress: string;
}

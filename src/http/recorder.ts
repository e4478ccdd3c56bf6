/** Takes down what goes over the wire. `recorder()` of `forcewire/recorder` makes one, which lets no secret through. */
export interface Recorder {
  /** A request is about to leave. */
  begin(request: LeavingRequest): Recording;
}

/** A request as a recorder is shown it, secrets included. */
export interface LeavingRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Before it is compressed. */
  readonly body: Uint8Array | undefined;
  readonly operation: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
}

/** Taking down one exchange: `answered`, `received` for each piece of the body, `ended`. */
export interface Recording {
  answered(answer: { readonly status: number; readonly headers: Readonly<Record<string, string>> }): void;
  /** A piece of the body, decompressed. */
  received(piece: Uint8Array): void;
  /** The exchange is over; what is told afterwards is ignored. Resolves when it has been taken down, and never rejects. */
  ended(ending: Ending): Promise<void>;
}

/**
 * How an exchange ended: the answer came `complete`, `broken`, or not at all (`unanswered`; `unsent` where no byte of the request left); its reader
 * `left` before the end; it was a redirect that was `followed`.
 */
export interface Ending {
  readonly how: 'complete' | 'broken' | 'left' | 'followed' | 'unanswered' | 'unsent';
  /** Of the failure, as TransportError has it. */
  readonly code?: string | undefined;
}

/** What one source did: it gave a value, it ended, or it failed. */
type Event<T> = { readonly source: AsyncIterator<T>; readonly result: IteratorResult<T, unknown> } | { readonly error: unknown };

/**
 * Values of several sources as they come, of `width` sources at a time. Of each source one value waits at most; leaving the loop ends all that were
 * begun. The first error ends everything.
 */
export async function* merge<T>(sources: AsyncIterable<AsyncIterable<T>>, width: number): AsyncGenerator<T, void, undefined> {
  const events: Event<T>[] = [];
  const open = new Set<AsyncIterator<T>>();
  const feed = sources[Symbol.asyncIterator]();
  let isFeeding = false;
  let isFed = false;
  let wake = (): void => {};

  const tell = (event: Event<T>): void => {
    events.push(event);
    wake();
  };
  const pull = (source: AsyncIterator<T>): void => {
    source.next().then(
      (result) => tell({ source, result }),
      (error: unknown) => tell({ error }),
    );
  };
  const openNext = (): void => {
    if (isFeeding || isFed || open.size >= width) return;
    isFeeding = true;
    feed.next().then(
      ({ done, value }) => {
        isFeeding = false;
        if (done === true) isFed = true;
        else {
          const source = (value as AsyncIterable<T>)[Symbol.asyncIterator]();
          open.add(source);
          pull(source);
          openNext();
        }
        wake();
      },
      (error: unknown) => tell({ error }),
    );
  };

  try {
    for (openNext(); !isFed || open.size > 0; openNext()) {
      if (events.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      const event = events.shift();
      if (event === undefined) continue;
      if ('error' in event) throw event.error;
      const { source, result } = event;
      if (result.done === true) {
        open.delete(source);
        continue;
      }
      yield result.value;
      pull(source);
    }
  } finally {
    // Not awaited: whatever they wait for is ended by the signal that they all share.
    for (const source of open) source.return?.()?.then(undefined, () => {});
    feed.return?.()?.then(undefined, () => {});
  }
}

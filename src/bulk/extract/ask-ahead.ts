import type { OpenPart, ResultPart } from '../download.ts';

/**
 * Parts in their order, each asked for when the head of the one before has come, so that the server gets it ready while that is read. Nothing of it is
 * read before its turn: its bytes stay where they are. `mayAsk` is told the rows of the part before.
 */
export async function* askAhead(
  source: AsyncGenerator<ResultPart, void, undefined>,
  mayAsk: (rows: number | undefined) => boolean,
): AsyncGenerator<ResultPart, void, undefined> {
  let next: Promise<Asked | undefined> | undefined;
  let waiting: Asked | undefined;

  const ask = async (): Promise<Asked | undefined> => {
    const { done, value } = await source.next();
    return done === true ? undefined : { part: value, opening: openEarly(value) };
  };
  const onHead = ({ rows }: OpenPart): void => {
    if (next !== undefined || !mayAsk(rows)) return;
    next = ask();
    // Whoever comes to this part is told.
    next.catch(() => {});
  };

  try {
    for (;;) {
      waiting = await next;
      const part = next === undefined ? await partOf(source) : waiting?.part;
      if (part === undefined) return;
      next = undefined;
      yield { key: part.key, open: () => open(part) };
    }
  } finally {
    if (next !== undefined) discard(next);
    if (waiting !== undefined) discard(Promise.resolve(waiting));
    // Not awaited: what it waits for is ended by the signal of whoever leaves.
    source.return().catch(() => {});
  }

  async function open(part: ResultPart): Promise<OpenPart> {
    const asked = waiting;
    waiting = undefined;
    const opened = await (asked?.opening ?? part.open());
    onHead(opened);
    return opened;
  }
}

interface Asked {
  readonly part: ResultPart;
  readonly opening: Promise<OpenPart>;
}

function openEarly(part: ResultPart): Promise<OpenPart> {
  const opening = part.open();
  // Whoever opens the part is told.
  opening.catch(() => {});
  return opening;
}

async function partOf(source: AsyncGenerator<ResultPart, void, undefined>): Promise<ResultPart | undefined> {
  const { done, value } = await source.next();
  return done === true ? undefined : value;
}

/** Of a part whose turn never came. */
function discard(asked: Promise<Asked | undefined>): void {
  asked.then((found) => found?.opening.then((opened) => opened.discard())).catch(() => {});
}

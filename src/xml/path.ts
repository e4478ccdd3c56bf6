/** Where a window starts in a longer document. */
export interface Place {
  /** Path of the element that the window starts in: `queryResponse.result`. */
  readonly path: string;
  /** How many children of each name that element has had before the window. */
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * The path of elements open at an offset, as `queryResponse.result.records[12].Name`: found by scanning anew, so that the ordinary reader
 * pays nothing for it. Envelope and Body are left out; an index is given to the second and later siblings of one name.
 *
 * What lies before the offset has been read and is well-formed; behind it there may be anything, and nothing there is looked at twice.
 */
export function pathAt(text: string, offset: number, place: Place | undefined): string {
  const stack: Frame[] = [{ label: place?.path ?? '', counts: new Map(Object.entries(place?.counts ?? {})) }];
  for (let at = text.indexOf('<'); at >= 0 && at < offset; ) {
    const end = endOfMarkup(text, at);
    const isClosed = end <= offset;
    const next = text[at + 1];
    if (next === '/') {
      if (isClosed && stack.length > 1) stack.pop();
    } else if (next !== '!' && next !== '?') {
      const frame = open(stack.at(-1)!, nameAt(text, at + 1));
      if (!isClosed || text[end - 2] !== '/') stack.push(frame);
    }
    at = text.indexOf('<', end);
  }
  return stack
    .map((frame) => frame.label)
    .filter((label) => label !== '')
    .join('.');
}

/** Behind the tag, comment, CDATA section or processing instruction that starts there; behind all if it has no end. */
function endOfMarkup(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return behind(text, ']]>', at + 9);
  if (text.startsWith('<?', at)) return behind(text, '?>', at + 2);
  for (let place = at + 1; place < text.length; place++) {
    const character = text[place]!;
    if (character === '>') return place + 1;
    if (character === '"' || character === "'") place = behind(text, character, place + 1) - 1;
  }
  return text.length + 1;
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length + 1 : at + end.length;
}

/** A longer name is cut: it is only for a message. */
const MAX_NAME = 200;

function nameAt(text: string, from: number): string {
  return /^[^\s/>]*/.exec(text.slice(from, from + MAX_NAME))![0];
}

interface Frame {
  readonly label: string;
  readonly counts: Map<string, number>;
}

function open(parent: Frame, qualified: string): Frame {
  const name = qualified.slice(qualified.indexOf(':') + 1);
  const index = parent.counts.get(name) ?? 0;
  parent.counts.set(name, index + 1);
  const isEnvelope = name === 'Envelope' || name === 'Body';
  return { label: isEnvelope ? '' : index === 0 ? name : `${name}[${index}]`, counts: new Map() };
}

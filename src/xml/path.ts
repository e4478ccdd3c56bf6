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
 */
export function pathAt(text: string, offset: number, place: Place | undefined): string {
  const stack: Frame[] = [{ label: place?.path ?? '', counts: new Map(Object.entries(place?.counts ?? {})) }];
  const tag = /<(?:!--[\s\S]*?-->|!\[CDATA\[[\s\S]*?\]\]>|\?[\s\S]*?\?>|(\/?)([^\s/>!?]+)((?:"[^"]*"|'[^']*'|[^>"'])*))>?/g;
  for (let match = tag.exec(text); match !== null && match.index < offset; match = tag.exec(text)) {
    const name = match[2];
    if (name === undefined) continue;
    const closed = match.index + match[0].length <= offset;
    if (match[1] === '/') {
      if (closed && stack.length > 1) stack.pop();
    } else if (!closed || !match[3]!.endsWith('/')) stack.push(open(stack.at(-1)!, name));
    else open(stack.at(-1)!, name);
  }
  return stack
    .map((frame) => frame.label)
    .filter((label) => label !== '')
    .join('.');
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

/** Anything that can be read once, in order: arrays, generators, Node Readables. */
export type Source<T> = Iterable<T> | AsyncIterable<T>;

import { channel } from 'node:diagnostics_channel';

/** One kind of event. The payload is made only if somebody listens. */
export interface EventChannel<Event> {
  readonly name: string;
  readonly hasSubscribers: boolean;
  publish(event: () => Event): void;
}

/** A channel of node:diagnostics_channel, `forcewire:` and the kind. */
export function eventChannel<Event extends object>(kind: string): EventChannel<Event> {
  const name = `forcewire:${kind}`;
  const subscribers = channel(name);
  return {
    name,
    get hasSubscribers() {
      return subscribers.hasSubscribers;
    },
    publish(event) {
      if (subscribers.hasSubscribers) subscribers.publish(event());
    },
  };
}

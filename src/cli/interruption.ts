import { ForcewireError } from '../errors.ts';

/** What shells report of a process that a signal ended. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

type SignalName = keyof typeof EXIT_CODES;

/** Somebody asked the command to end before it was done. */
export class Interruption extends ForcewireError {
  readonly exitCode: number;

  constructor(name: SignalName) {
    super('INTERRUPTED', `The command was ended by ${name}.`);
    this.exitCode = EXIT_CODES[name];
  }
}

/**
 * Runs what takes its time. Ctrl-C, or SIGTERM, aborts the signal that `run` is given with an Interruption, so that it can say what has become of
 * what it began; the next one ends the process at once.
 */
export async function interruptible(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const controller = new AbortController();
  const names = Object.keys(EXIT_CODES) as SignalName[];
  const onSignal = (name: NodeJS.Signals): void => {
    stop();
    controller.abort(new Interruption(name as SignalName));
  };
  const stop = (): void => {
    for (const name of names) process.off(name, onSignal);
  };
  for (const name of names) process.on(name, onSignal);
  try {
    await run(controller.signal);
  } finally {
    stop();
  }
}

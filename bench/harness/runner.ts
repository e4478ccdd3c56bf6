import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Order } from './child.ts';

/** A process that does as it is told, one order after the other. */
export class Runner {
  readonly #child: ChildProcess;
  readonly #name: string;

  /** `node` is the binary to use; `script` the bundled child. */
  constructor(name: string, script: string, node: string) {
    this.#name = name;
    this.#child = fork(script, {
      execPath: node,
      execArgv: ['--expose-gc', '--enable-source-maps'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
  }

  /** Rejects with what the process says went wrong, or when it ends instead of answering. */
  async tell<T extends Answer>(order: Order): Promise<T> {
    const ended = new AbortController();
    try {
      const answered = once(this.#child, 'message', { signal: ended.signal });
      const exited = once(this.#child, 'exit', { signal: ended.signal }).then(([code, signal]) => {
        throw new Error(`${this.#name}: its process ended (${code ?? signal}).`);
      });
      this.#child.send(order);
      const [answer] = (await Promise.race([answered, exited])) as [Answer];
      if ('failed' in answer) throw new Error(`${this.#name}: ${answer.failed}`);
      return answer as T;
    } finally {
      ended.abort();
    }
  }

  end(): void {
    this.#child.kill();
  }
}

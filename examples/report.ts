import { SingleBar } from 'cli-progress';

/** What one step of a job did. */
export interface Step {
  readonly name: string;
  readonly rows: number;
  readonly calls: number;
  readonly seconds: number;
  /** Megabytes of the whole process, the local org included. */
  readonly peakMemory: number;
}

/** Told how far a step is. */
export type Progress = (rows: number) => void;

/** Runs a step, with a progress bar if a person is watching. */
export async function measure(
  name: string,
  total: number,
  run: (progress: Progress) => Promise<{ rows: number; calls: number }>,
): Promise<Step> {
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: `${name.padEnd(12)} {bar} {value}/{total}`, clearOnComplete: true, hideCursor: true })
    : undefined;
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const watch = setInterval(look, 50);
  const start = performance.now();
  bar?.start(total, 0);
  try {
    const { rows, calls } = await run((done) => bar?.update(done));
    look();
    return { name, rows, calls, seconds: (performance.now() - start) / 1000, peakMemory: Math.round(peak / 1e6) };
  } finally {
    clearInterval(watch);
    bar?.stop();
  }
}

/** The steps as a table. */
export function formatTable(steps: readonly Step[]): string {
  const number = (value: number): string => Math.round(value).toLocaleString('en');
  const lines = steps.map(({ name, rows, calls, seconds, peakMemory }) => {
    return [name, number(rows), number(calls), seconds.toFixed(1), number(rows / seconds), `${number(peakMemory)} MB`];
  });
  const head = ['step', 'rows', 'calls', 'seconds', 'rows/s', 'peak memory'];
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]!.length)));
  const align = (line: readonly string[]): string =>
    line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  ');
  return [head, ...lines].map(align).join('\n');
}

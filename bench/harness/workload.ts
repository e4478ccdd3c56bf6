/** How much input: `full` is what the figures are made of, `quick` is for development, `tiny` for the test that the contenders agree. */
export type Size = 'full' | 'quick' | 'tiny';

/** The same work for every contender, and what forcewire has to show at it. */
export interface Workload<Input = any> {
  /** As on the command line, where a beginning of it is enough: 'P1', 'C1 objects'. */
  readonly name: string;
  /** Without sizes, which depend on the input: `amountOf` says them of what was run. */
  readonly title: string;
  /** What is counted: 'records'. */
  readonly unit: string;
  /** Seeded, so that every process makes the same. A workload over a socket gives the address that `serve` answered. */
  makeInput(size: Size): Input;
  /** How many units one run handles. */
  unitsOf(input: Input): number;
  /** What makes up the units, if a number does not say it: 'in 8 pages'. It stands behind that number. */
  amountOf?(input: Input, service: Service): string;
  /** The right result as plain data, from whatever the input was made of and not from a contender. */
  expected(input: Input): unknown;
  /** The first is the one that the others are compared with: forcewire. */
  readonly contenders: readonly Contender<Input>[];
  readonly targets: readonly Target[];
  /** Whether the table has memory: the peak of each process, or what a measured step adds. */
  readonly showsMemory?: 'peak' | 'added';
  /** A server in a process of its own for all contenders. What it answers reaches `setup` as `context.service`. It ends with its process. */
  serve?(input: Input): Promise<Service>;
}

/** What a server says of itself; plain data, since it goes from process to process. */
export type Service = Readonly<Record<string, string>>;

export interface Contender<Input = any> {
  readonly name: string;
  /** On npm; its version is read from its package.json. Without one it is Node itself. */
  readonly package?: string;
  /** What it does not give or does not check, in a few words for the table. */
  readonly lacks?: string;
  /** Takes seconds for the full input: it is given the quick one, and the table says so. Only where rates do not depend on how much there is. */
  readonly isSlow?: true;
  /**
   * Prepares, and returns the work. The package is imported in here, so that each process loads its own and none of the others'. What the work
   * returns is let go of, or normalised and compared when the contender is verified.
   */
  setup(input: Input, context: Context): Work | Promise<Work>;
  /** The output, or a promise of it, as `expected` has it. */
  normalise?(output: any, input: Input): unknown;
  /** For one that cannot give the whole result, with `lacks`. */
  expected?(input: Input): unknown;
}

/** One run, over all of the input. */
export type Work = () => unknown;

export interface Context {
  /** What `serve` answered. */
  readonly service: Service;
  /** Whether the output will be compared, not timed. Only work that lets go of its records at once need ask. */
  readonly isVerifying: boolean;
}

/** What the figures have to be. Ratios are units per CPU second of the first contender over those of another. */
export type Target =
  /** Over the best of several, if there are several. */
  | { readonly over: string | readonly string[]; readonly atLeast: number; readonly aim?: number }
  /** How much more memory the first contender may take than when it started, or than the peak of another. */
  | { readonly memoryAbove: 'start' | (string & {}); readonly atMostMb: number }
  /** The memory of the first contender as a share of another's. */
  | { readonly memoryOver: string; readonly atMost: number; readonly aim?: number };

/** For work that is not measured by the process that asks for it, such as starting another: its own figures. */
export class Measured {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly memoryMb: number;

  constructor(cpuSeconds: number, wallSeconds: number, memoryMb: number) {
    this.cpuSeconds = cpuSeconds;
    this.wallSeconds = wallSeconds;
    this.memoryMb = memoryMb;
  }
}

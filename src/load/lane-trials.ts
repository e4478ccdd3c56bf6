/** Calls at each number of lanes before it is judged, in rounds of one call for each lane. The first round is that of the change and does not count. */
const ROUNDS = 4;
/** Judgements between two trials, at first; twice as many after each trial that has changed nothing. */
const FIRST_PATIENCE = 3;
const MOST_PATIENCE = 96;
/** A trial opens or closes a quarter of the lanes, at least one: a difference that stands out from chance. */
const STEP = 1 / 4;
/** Lanes without which a load is as fast as this are not worth having. */
const WORTH = 0.95;

/** Lanes to go on with, and why. */
export interface LaneChange {
  readonly to: number;
  readonly reason: string;
}

/**
 * Finds out how many lanes are worth having, by trying. Of a server that serves calls side by side, a call takes as long as before when there are
 * more of them, and rows per second grow with the lanes; of one that is at its limit, each call takes longer, and they do not. So now and then a
 * quarter of the lanes is closed, or opened again, for four rounds: where the rows per second stay within five percent, the smaller number goes on.
 * No best time is remembered, so that a server may become slower or faster over the day. Trials become rare while nothing changes.
 */
export class LaneTrials {
  readonly #most: number;
  #calls = 0;
  #rows = 0;
  #milliseconds = 0;
  #judgements = 0;
  #patience = FIRST_PATIENCE;
  #direction: 'fewer' | 'more' = 'fewer';
  /** Of a trial that is running: what it is compared with. */
  #before: { readonly lanes: number; readonly speed: number } | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  /** A call went well that began while there were so many lanes. The lanes to go on with, if others. */
  note(lanes: number, rows: number, milliseconds: number): LaneChange | undefined {
    if (++this.#calls > lanes) {
      this.#rows += rows;
      this.#milliseconds += milliseconds;
    }
    if (this.#calls < ROUNDS * lanes) return undefined;
    const speed = this.#milliseconds > 0 ? (lanes * this.#rows) / this.#milliseconds : undefined;
    this.#forget();
    if (speed === undefined) return undefined;
    return this.#before === undefined ? this.#mayTry(lanes, speed) : this.#judge(this.#before, lanes, speed);
  }

  /** The lanes were changed for another reason. Returns those that were there before a trial. */
  cancel(): number | undefined {
    const lanes = this.#before?.lanes;
    this.#before = undefined;
    this.#judgements = 0;
    this.#forget();
    return lanes;
  }

  #forget(): void {
    this.#calls = 0;
    this.#rows = 0;
    this.#milliseconds = 0;
  }

  #mayTry(lanes: number, speed: number): LaneChange | undefined {
    if (this.#most === 1 || ++this.#judgements < this.#patience) return undefined;
    if (lanes === 1) this.#direction = 'more';
    if (lanes === this.#most) this.#direction = 'fewer';
    this.#judgements = 0;
    this.#before = { lanes, speed };
    const isFewer = this.#direction === 'fewer';
    const to = isFewer ? lanes - Math.ceil(lanes * STEP) : Math.min(this.#most, lanes + Math.ceil(lanes * STEP));
    return { to, reason: isFewer ? 'to see whether fewer are as fast' : 'to see whether more are faster' };
  }

  #judge(before: { readonly lanes: number; readonly speed: number }, lanes: number, speed: number): LaneChange | undefined {
    this.#before = undefined;
    const isFewer = lanes < before.lanes;
    const isWorse = isFewer ? speed < WORTH * before.speed : before.speed >= WORTH * speed;
    if (!isWorse) {
      // On this way there may be more to gain.
      this.#patience = FIRST_PATIENCE;
      this.#judgements = FIRST_PATIENCE - 1;
      return undefined;
    }
    this.#patience = Math.min(MOST_PATIENCE, 2 * this.#patience);
    this.#direction = isFewer ? 'more' : 'fewer';
    return { to: before.lanes, reason: isFewer ? 'more lanes are faster' : 'fewer lanes are as fast' };
  }
}

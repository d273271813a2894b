/** The engine waits no longer, and what was accepted until then is kept. */
class Ended extends Error {
  override readonly name = "Ended";
}

/** What runs at the moment: `cancel` ends all of it, and what begins later. */
export class Operations {
  readonly #cancelled = new AbortController();

  cancel(): void {
    this.#cancelled.abort(
      new Ended("Cancelled. What was accepted continues at the service; nothing more is sent."),
    );
  }

  /** Runs `work` with the signal that ends it: at `cancel`, or after so many seconds (0: never) of `customTimeouts`. */
  async run<T>(seconds: number, work: (end: AbortSignal) => Promise<T>): Promise<T> {
    const late = new AbortController();
    const text =
      `Not complete within the ${seconds} s of customTimeouts. What was accepted continues at the service; ` +
      "nothing more is sent.";
    const timer = seconds > 0 ? setTimeout(() => late.abort(new Ended(text)), seconds * 1_000) : undefined;
    try {
      return await work(AbortSignal.any([this.#cancelled.signal, late.signal]));
    } finally {
      clearTimeout(timer);
    }
  }
}

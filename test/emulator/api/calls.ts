/** One call as the emulator received it. */
export interface CallRecord {
  /** Emulator time of its arrival, ISO 8601. */
  readonly time: string;
  /** "" when the request named none that is known. */
  readonly product: string;
  /** "" when the request named none. */
  readonly action: string;
  /** All parameters as sent, of query and form together; ObjectPath whole. */
  readonly parameters: Readonly<Record<string, string>>;
  /** As claimed by the request; "" when it named none. */
  readonly accessKeyId: string;
  /** HTTP status answered; 0 when nothing was (or not yet). */
  readonly status: number;
  /** The vendor's error code answered. */
  readonly code?: string;
  /** Whether the operation was carried out, whatever was answered. */
  readonly accepted: boolean;
  /** Of what an operation submitted, also when the answer did not say so. */
  readonly taskIds?: readonly string[];
}

export type MutableCall = { -readonly [field in keyof CallRecord]: CallRecord[field] };

/** The log of calls, oldest first. The oldest go when it grows too large. */
export class Calls {
  readonly #maxCalls: number;
  readonly #maxCharacters: number;
  #records: MutableCall[] = [];
  #forgotten = 0;
  #characters = 0;

  constructor(maxCalls: number, maxCharacters: number) {
    this.#maxCalls = maxCalls;
    this.#maxCharacters = maxCharacters;
  }

  /** A call that has arrived at `now`. The record stays in the log and is filled in as the call goes on. */
  begin(now: number): MutableCall {
    const record: MutableCall = {
      time: new Date(now).toISOString(),
      product: "",
      action: "",
      parameters: {},
      accessKeyId: "",
      status: 0,
      accepted: false,
    };
    this.#records.push(record);
    this.#trim();
    return record;
  }

  /** What the call turned out to say. */
  describe(
    record: MutableCall,
    said: Pick<CallRecord, "product" | "action" | "parameters" | "accessKeyId">,
  ): void {
    Object.assign(record, said);
    this.#characters += size(record);
    this.#trim();
  }

  list(): CallRecord[] {
    return this.#records.map((record) => ({ ...record }));
  }

  /** The newest `count`, newest first, each with its number: the first call ever received is number 1. */
  latest(count: number): (readonly [number: number, call: CallRecord])[] {
    return this.#records
      .slice(-count)
      .reverse()
      .map((record, index) => [this.total - index, record]);
  }

  /** How many calls were ever received. */
  get total(): number {
    return this.#forgotten + this.#records.length;
  }

  #trim(): void {
    while (this.#records.length > this.#maxCalls || this.#characters > this.#maxCharacters) {
      const oldest = this.#records.shift();
      if (oldest === undefined) break;
      this.#forgotten++;
      this.#characters -= size(oldest);
    }
  }

  clear(): void {
    this.#forgotten += this.#records.length;
    this.#records = [];
    this.#characters = 0;
  }
}

function size({ parameters }: CallRecord): number {
  return Object.entries(parameters).reduce((total, [name, value]) => total + name.length + value.length, 0);
}

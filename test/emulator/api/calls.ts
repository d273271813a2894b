/** One call as the emulator received it. */
export interface CallRecord {
  /** When it arrived (emulator time, ISO 8601). */
  readonly time: string;
  /** "" if the request has no known product. */
  readonly product: string;
  /** "" if the request has none. */
  readonly action: string;
  /** All parameters of query and body, unchanged. */
  readonly parameters: Readonly<Record<string, string>>;
  /** As in the request, even if it is wrong. "" if the request has none. */
  readonly accessKeyId: string;
  /** The HTTP status of the response. 0 if there is no response, or none yet. */
  readonly status: number;
  /** The error code of the response. */
  readonly code?: string;
  /** Whether the operation was carried out, regardless of the response. */
  readonly accepted: boolean;
  /** The ids of the submitted tasks, even if the response does not contain them. */
  readonly taskIds?: readonly string[];
}

export type MutableCall = { -readonly [field in keyof CallRecord]: CallRecord[field] };

/** The log of calls, oldest first. If it grows too large, the oldest are dropped. */
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

  /** Logs a call that arrived at `now`. The record is completed later. */
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

  /** Adds what the call contains. */
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

  /** The newest `count` calls, newest first, each with its number. The first call ever is number 1. */
  latest(count: number): (readonly [number: number, call: CallRecord])[] {
    return this.#records
      .slice(-count)
      .reverse()
      .map((record, index) => [this.total - index, record]);
  }

  /** The number of all calls ever received. */
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

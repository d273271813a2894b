import type { Clock } from "../clock";

/** What is wrong with the edge until it is mended. */
export interface EdgeFault {
  readonly kind: "originOld" | "bodyChanged";
  /** For bodyChanged: the node, counted from 0; default every node. */
  readonly node?: number | undefined;
  /** When it is mended, in seconds of the emulator's time; default when it is cleared. */
  readonly seconds?: number | undefined;
}

/** An origin that can go on answering what it held at one moment. */
export interface Holdable {
  hold(): void;
  release(): void;
}

/** The faults that last: they strike every visit, not a call. */
export class Disturbances {
  readonly #faults = new Map<EdgeFault, () => void>();

  constructor(
    readonly nodes: number,
    private readonly origins: readonly Holdable[],
    private readonly clock: Clock,
  ) {}

  /** Throws a RangeError where there is no folder to copy. */
  add(fault: EdgeFault): void {
    if (fault.kind === "originOld") this.#hold();
    const { seconds } = fault;
    const cancel =
      seconds === undefined ? () => {} : this.clock.setTimeout(() => this.#end(fault), 1000 * seconds);
    this.#faults.set(fault, cancel);
  }

  clear(): void {
    for (const fault of [...this.#faults.keys()]) this.#end(fault);
  }

  list(): readonly EdgeFault[] {
    return [...this.#faults.keys()];
  }

  changesBodies(node: number): boolean {
    return this.list().some((fault) => fault.kind === "bodyChanged" && (fault.node ?? node) === node);
  }

  get originIsOld(): boolean {
    return this.list().some(({ kind }) => kind === "originOld");
  }

  #hold(): void {
    if (this.origins.length === 0) throw new RangeError("originOld: expected an origin that is a folder");
    if (!this.originIsOld) for (const origin of this.origins) origin.hold();
  }

  #end(fault: EdgeFault): void {
    this.#faults.get(fault)?.();
    this.#faults.delete(fault);
    if (!this.originIsOld) for (const origin of this.origins) origin.release();
  }
}

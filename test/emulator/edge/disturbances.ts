import type { Clock } from "../clock";

/** A fault of the edge that lasts. */
export interface EdgeFault {
  readonly kind: "originOld" | "bodyChanged";
  /** For bodyChanged: the node, starting at 0. Default: every node. */
  readonly node?: number | undefined;
  /** How long it lasts, in seconds of the emulator's time. Default: until it is cleared. */
  readonly seconds?: number | undefined;
}

/** An origin that can be frozen in its current state. */
export interface Holdable {
  hold(): void;
  release(): void;
}

/** The faults of the edge that last. They apply to visits, not to calls. */
export class Disturbances {
  readonly #faults = new Map<EdgeFault, () => void>();

  constructor(
    readonly nodes: number,
    private readonly origins: readonly Holdable[],
    private readonly clock: Clock,
  ) {}

  /** Throws a RangeError if there is no folder to copy. */
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
